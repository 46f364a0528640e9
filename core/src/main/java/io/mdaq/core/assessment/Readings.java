// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

/** What the encoders read of one sample. */
@FunctionalInterface
interface Readings {

  /** The reading of a text that was asked for. */
  Reading of(SampleEncoder encoder, TextRole role);
}
