// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.CodePoints;
import io.mdaq.core.text.TextNormalizer;
import io.mdaq.core.text.VisibleText;
import java.util.Optional;

/**
 * The fields of a row that hold a sample's three texts, found by the names a format gives them.
 *
 * @param instruction where there is one
 * @param input where there is one
 * @param response where there is one
 */
record TextFields(
    Optional<JsonRow.Field> instruction,
    Optional<JsonRow.Field> input,
    Optional<JsonRow.Field> response) {

  /**
   * The normalised texts.
   *
   * @throws RowRejection where the instruction or response is missing, of the wrong type, holds
   *     half a character or nothing visible
   */
  SampleText texts(JsonRow row) throws RowRejection {
    return new SampleText(
        required(row, instruction, Part.INSTRUCTION),
        input.isPresent() ? visibleOrEmpty(row.text(input.get())) : "",
        required(row, response, Part.RESPONSE));
  }

  private static String required(JsonRow row, Optional<JsonRow.Field> field, Part part)
      throws RowRejection {
    if (field.isEmpty()) {
      throw new RowRejection(
          part.missing, "no " + part.name + "; keys found: " + row.describeKeys());
    }
    String text = visibleOrEmpty(row.text(field.get()));
    if (text.isEmpty()) {
      throw new RowRejection(part.empty, "the " + part.name + " has no visible character");
    }
    return text;
  }

  /** The normalised text, empty where nothing in it is visible. */
  static String visibleOrEmpty(String text) {
    String normalized = TextNormalizer.normalize(text);
    return VisibleText.isBlank(normalized) ? "" : normalized;
  }

  /** Refuses a sample whose texts together are over the limit. */
  static void requireWithin(int maxTextChars, SampleText text) throws RowRejection {
    long length =
        (long) CodePoints.length(text.instruction())
            + CodePoints.length(text.input())
            + CodePoints.length(text.response());
    if (length > maxTextChars) {
      throw new RowRejection(
          RejectReason.TOO_LONG,
          "the texts have "
              + length
              + " characters, allowed are "
              + maxTextChars
              + " (input.max_text_chars)");
    }
  }

  private enum Part {
    INSTRUCTION("instruction", RejectReason.MISSING_INSTRUCTION, RejectReason.EMPTY_INSTRUCTION),
    RESPONSE("response", RejectReason.MISSING_RESPONSE, RejectReason.EMPTY_RESPONSE);

    private final String name;
    private final RejectReason missing;
    private final RejectReason empty;

    Part(String name, RejectReason missing, RejectReason empty) {
      this.name = name;
      this.missing = missing;
      this.empty = empty;
    }
  }
}
