// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

import java.util.Locale;

/** What became of a row of revisions; the first that applies. */
enum PairOutcome {
  /** It is no pair. */
  REJECTED,
  /** The expert left everything as it was. */
  UNCHANGED,
  /** One side holds tokens by which chat models part their turns. */
  NOT_PRESENTABLE,
  /** The revision would not be read back from a reply. */
  NOT_READABLE,
  /** It is kept for the test. */
  HELD_OUT,
  /** Its sides are nearer to each other than asked for. */
  TOO_NEAR,
  /** Its sequence has too many tokens. */
  TOO_LONG,
  /** It is trained on. */
  TRAINED;

  /** The name in files; never changes. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
