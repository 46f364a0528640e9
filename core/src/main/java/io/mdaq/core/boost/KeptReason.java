// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.boost.check.Objection;
import io.mdaq.core.boost.prompt.BoosterReply.Fault;
import java.util.Locale;

/** Why a sample stays as it is. */
public enum KeptReason {
  /** It holds tokens by which chat models part their turns, so it was not shown to one. */
  NOT_PRESENTABLE,
  /**
   * Its row has no place of its own for each text: a conversation of several turns, or in parts.
   */
  NOT_REWRITABLE,
  /** The endpoint did not answer, after all retries. */
  NO_ANSWER,
  /** The cap on costs was reached before. */
  OVER_BUDGET,
  // What a reply can lack: as in Fault.
  REFUSED,
  EMPTY,
  CUT_OFF,
  PROMPT_ECHOED,
  TEXT_OUTSIDE,
  SECTION_MISSING,
  SECTION_DOUBLED,
  SECTIONS_REORDERED,
  MARK_IN_TEXT,
  // What speaks against a revision: as in Objection.
  SAME_TEXT,
  MARKUP_INJECTED,
  SECTIONS_SWAPPED,
  INSTRUCTION_ECHOED,
  LANGUAGE_CHANGED,
  MEANING_CHANGED,
  UNFINISHED,
  TOO_LONG,
  TOO_SHORT,
  /** A scorer could not take the revision. */
  NOT_SCORED,
  /** The revision was verified, but scores no higher. */
  SCORE_NOT_HIGHER;

  static KeptReason of(Fault fault) {
    return valueOf(fault.name());
  }

  static KeptReason of(Objection objection) {
    return valueOf(objection.name());
  }

  /** The name in ledgers and reports, such as {@code meaning_changed}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
