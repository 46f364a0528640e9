// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

/** A row's language, or why it has none. */
public sealed interface LanguageOutcome {

  /**
   * The language was told.
   *
   * @param code an entry of the set
   * @param source what told it
   * @param detected what the text is in, {@value LanguageCheck#UNDETERMINED} where that is not
   *     clear; empty where it was not asked
   */
  record Known(String code, LanguageSource source, String detected) implements LanguageOutcome {

    /** A language that was not checked against the text. */
    public Known(String code, LanguageSource source) {
      this(code, source, source == LanguageSource.DETECTION ? code : "");
    }
  }

  /**
   * The row is to be rejected as {@code unknown_language}.
   *
   * @param detail what was found where, and that it is not in the set
   */
  record Unknown(String detail) implements LanguageOutcome {}

  /**
   * The row is to be rejected as {@code other_language}.
   *
   * @param detail what is said, and what the text is in
   */
  record Contradicted(String detail) implements LanguageOutcome {}
}
