// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

/** What told a row's language. The earlier one wins. */
public enum LanguageSource {
  /** A field of the row. */
  FIELD,
  /** The file's own name or one of its folders. */
  FILE_NAME,
  /** The configuration: {@code languages.default}. */
  DEFAULT,
  /** The text itself. */
  DETECTION
}
