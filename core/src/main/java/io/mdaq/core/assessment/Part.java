// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import java.util.Map;
import java.util.Set;

/** One of the two things said of a sample, and what it needs to be read for it. */
interface Part {

  /** Which texts which encoder must read; empty for lexical models. */
  Map<SampleEncoder, Set<TextRole>> needs();
}
