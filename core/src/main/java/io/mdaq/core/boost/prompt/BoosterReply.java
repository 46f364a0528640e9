// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.prompt;

import io.mdaq.core.sample.SampleText;

/** What a booster's reply says. */
public sealed interface BoosterReply {

  /** It has all sections. The texts are normalised like those of every sample. */
  record Revised(SampleText text) implements BoosterReply {}

  /**
   * It is no sample.
   *
   * @param detail what is wrong, for people
   */
  record Unreadable(Fault fault, String detail) implements BoosterReply {}

  /** Why a reply is no sample. */
  enum Fault {
    /** It says nothing, or has no instruction or no response. */
    EMPTY,
    /** The booster, or the endpoint, declined. */
    REFUSED,
    /** It ends before its last line. */
    CUT_OFF,
    /** It repeats our own words. */
    PROMPT_ECHOED,
    /** Something stands before the first or behind the last section. */
    TEXT_OUTSIDE,
    SECTION_MISSING,
    SECTION_DOUBLED,
    SECTIONS_REORDERED,
    /** The prompt's mark stands inside a text. */
    MARK_IN_TEXT
  }
}
