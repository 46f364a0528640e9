// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.boost.BoostCandidate;
import io.mdaq.core.boost.check.Verifier;
import io.mdaq.pipeline.record.SampleRow;

/** Whether a booster can be asked about a sample at all. */
enum Askable {
  YES,
  /** It holds tokens that part a chat's turns. */
  NOT_PRESENTABLE,
  /** A revision could not be written back into its row. */
  NOT_REWRITABLE;

  static Askable of(SampleRow row, BoostCandidate candidate) {
    if (!Verifier.isPresentable(candidate.text())) {
      return NOT_PRESENTABLE;
    }
    return row.format().withTexts(row.payload(), candidate.text()).isPresent()
        ? YES
        : NOT_REWRITABLE;
  }
}
