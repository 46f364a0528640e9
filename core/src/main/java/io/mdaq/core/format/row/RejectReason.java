// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import java.util.Locale;

/** Why a row, or one side of it, is no sample. The ledger names never change. */
public enum RejectReason {
  INVALID_UTF8("The bytes are not UTF-8, so the text cannot be known."),
  NOT_JSON(
      "The row is not one JSON value: it breaks off, has bytes too many, or bends the syntax."),
  NOT_AN_OBJECT("The row is JSON, but not an object with keys."),
  DUPLICATE_KEY("A key stands twice in one object, so that readers disagree which value counts."),
  TOO_DEEP("Objects and lists are nested deeper than " + JsonRow.MAX_DEPTH + " levels."),
  TOO_LONG("The row, its text or a key is over the limit."),
  UNKNOWN_FORMAT("The row's keys are those of no known format."),
  UNKNOWN_LANGUAGE("The language is not in the configured set, or could not be told."),
  OTHER_LANGUAGE("The text is in another language than its row or file says."),
  WRONG_TYPE("A number, list or object stands where a text is expected."),
  LONE_SURROGATE("A text holds half of a character (an unpaired surrogate escape)."),
  MISSING_INSTRUCTION("There is no instruction."),
  EMPTY_INSTRUCTION("The instruction has no visible character."),
  MISSING_RESPONSE("There is no response."),
  EMPTY_RESPONSE("The response has no visible character.");

  private final String explanation;

  RejectReason(String explanation) {
    this.explanation = explanation;
  }

  /** The name in ledgers and reports, in lower snake case. */
  public String ledgerName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether rows with this reason are sound, and rejected because the configuration asks for it.
   * They do not count against {@code input.max_invalid_fraction}.
   */
  public boolean isChosen() {
    return this == OTHER_LANGUAGE;
  }

  /** A sentence for reports. */
  public String explanation() {
    return explanation;
  }
}
