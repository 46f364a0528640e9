// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.boost.check.Siblings;
import io.mdaq.core.sample.SampleText;

/**
 * A sample to be boosted.
 *
 * @param id of the sample
 * @param language BCP-47
 * @param siblings of the sample
 */
public record BoostCandidate(String id, String language, SampleText text, Siblings siblings) {

  /** A sample without siblings, or where nobody knows which they are. */
  public BoostCandidate(String id, String language, SampleText text) {
    this(id, language, text, Siblings.NONE);
  }
}
