// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.sample.SampleText;
import java.util.Optional;

/**
 * Alpaca rows (Taori et al. 2023, github tatsu-lab/stanford_alpaca): {@code instruction}, {@code
 * input}, {@code output}, in any case; {@code response} is taken where there is no {@code output}.
 * All other fields travel untouched in the payload, which is the row itself.
 */
final class AlpacaFormat implements SampleFormat {

  static final String INSTRUCTION = "instruction";
  static final String INPUT = "input";
  static final String OUTPUT = "output";
  private static final String RESPONSE = "response";

  @Override
  public boolean fits(JsonRow row) {
    return row.has(INSTRUCTION) || row.has(OUTPUT);
  }

  @Override
  public SampleText texts(JsonRow row) throws RowRejection {
    return new TextFields(row.find(INSTRUCTION), row.find(INPUT), response(row)).texts(row);
  }

  @Override
  public Optional<TextPlaces> places(JsonRow row) throws RowRejection {
    Optional<JsonRow.Field> instruction = row.find(INSTRUCTION);
    Optional<JsonRow.Field> response = response(row);
    return instruction.isPresent() && response.isPresent()
        ? Optional.of(
            new TextPlaces(
                row.rawText(instruction.get()),
                row.find(INPUT).map(row::rawText),
                row.rawText(response.get())))
        : Optional.empty();
  }

  private static Optional<JsonRow.Field> response(JsonRow row) throws RowRejection {
    // Both are looked for, so that a key that stands twice is seen even where it is not needed.
    Optional<JsonRow.Field> output = row.find(OUTPUT);
    Optional<JsonRow.Field> response = row.find(RESPONSE);
    return output.isPresent() ? output : response;
  }
}
