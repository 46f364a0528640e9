// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

/** A row's language, or why it has none. */
public sealed interface LanguageOutcome {

  /**
   * The language was told.
   *
   * @param code an entry of the set
   */
  record Known(String code, LanguageSource source) implements LanguageOutcome {}

  /**
   * The row is to be rejected as {@code unknown_language}.
   *
   * @param detail what was found where, and that it is not in the set
   */
  record Unknown(String detail) implements LanguageOutcome {}
}
