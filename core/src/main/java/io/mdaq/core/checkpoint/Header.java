// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import java.util.List;
import java.util.SortedMap;

/** What the JSON header says, each entry checked for itself. */
record Header(SortedMap<String, String> metadata, List<Entry> entries) {

  /**
   * A tensor's place: bytes {@code begin} to {@code end} (exclusive) of the data behind the header.
   */
  record Entry(String name, DType dtype, List<Long> shape, long begin, long end) {}
}
