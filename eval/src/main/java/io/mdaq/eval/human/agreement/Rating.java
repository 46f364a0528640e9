// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import io.mdaq.eval.human.HumanVerdict;
import io.mdaq.eval.human.JudgedPair;
import io.mdaq.eval.human.RaterLabel;
import io.mdaq.eval.human.SheetKey;

/**
 * What one rater said of one pair.
 *
 * @param key which pair, and where its answers stood
 * @param label as it was written
 */
record Rating(SheetKey key, RaterLabel label) {

  JudgedPair.Place at() {
    return new JudgedPair.Place(key.prompt(), key.turn());
  }

  HumanVerdict verdict() {
    return label.verdict(key.subject());
  }
}
