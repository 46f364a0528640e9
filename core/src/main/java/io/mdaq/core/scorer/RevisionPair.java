// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import io.mdaq.core.sample.SampleText;

/**
 * A sample before and after an expert revised it.
 *
 * @param group the source example: pairs that are translations of each other have the same
 * @param language code of its language
 * @param raw before
 * @param revised after
 */
public record RevisionPair(String group, String language, SampleText raw, SampleText revised) {

  /** Whether the expert left everything as it was: such a pair teaches and tests nothing. */
  public boolean isUnchanged() {
    return raw.equals(revised);
  }
}
