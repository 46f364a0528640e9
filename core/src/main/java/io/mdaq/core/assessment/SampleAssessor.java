// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.sample.SampleText;
import java.util.List;

/**
 * Scores and embeds samples, many at once. What it says of a sample does not depend on the others.
 *
 * <p>Implementations keep scratch memory: use one instance per thread.
 */
public interface SampleAssessor {

  /** The number of components of every vector. */
  int dimensions();

  /**
   * Assesses.
   *
   * @return one assessment per sample, in their order
   */
  List<Assessment> assess(List<SampleText> samples);
}
