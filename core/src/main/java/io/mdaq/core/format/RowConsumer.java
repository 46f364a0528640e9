// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

/** Takes the outcomes of reading, in the order of the file. */
public interface RowConsumer {

  void sample(ReadSample sample);

  void rejected(ReadRejection rejection);
}
