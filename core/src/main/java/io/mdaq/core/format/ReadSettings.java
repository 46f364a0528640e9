// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * How rows are read.
 *
 * @param format as what
 * @param sides which sides of revision elements
 * @param maxRowBytes rows over so many bytes are skipped and rejected, 1 KiB to 256 MiB
 * @param maxTextChars samples whose texts together have more code points are rejected, at least 1
 * @param languageFields names of the field that may hold a row's language, in any case; the first
 *     that a row has counts
 * @param exampleField the name of the field that says which example a row is a translation of, in
 *     any case; empty where nobody asks
 */
public record ReadSettings(
    FormatChoice format,
    SideChoice sides,
    int maxRowBytes,
    int maxTextChars,
    List<String> languageFields,
    String exampleField)
    implements Serializable {

  /** The least that {@link #maxRowBytes} may be. */
  public static final int MIN_ROW_BYTES = 1 << 10;

  /** The most that {@link #maxRowBytes} may be. */
  public static final int LARGEST_ROW_BYTES = 256 << 20;

  public ReadSettings {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(sides, "sides");
    Objects.requireNonNull(exampleField, "exampleField");
    languageFields = List.copyOf(languageFields);
    if (maxRowBytes < MIN_ROW_BYTES || maxRowBytes > LARGEST_ROW_BYTES) {
      throw new IllegalArgumentException(
          "maxRowBytes is "
              + maxRowBytes
              + ", allowed are "
              + MIN_ROW_BYTES
              + " to "
              + LARGEST_ROW_BYTES);
    }
    if (maxTextChars < 1) {
      throw new IllegalArgumentException(
          "maxTextChars is " + maxTextChars + ", allowed is 1 or more");
    }
  }

  /** Of rows that nobody asks for their examples. */
  public ReadSettings(
      FormatChoice format,
      SideChoice sides,
      int maxRowBytes,
      int maxTextChars,
      List<String> languageFields) {
    this(format, sides, maxRowBytes, maxTextChars, languageFields, "");
  }

  /** The same, and rows are asked which example they are a translation of. */
  public ReadSettings withExampleField(String field) {
    return new ReadSettings(format, sides, maxRowBytes, maxTextChars, languageFields, field);
  }
}
