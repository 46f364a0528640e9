// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.sample.SampleText;
import java.util.Optional;

/** Rows with {@code prompt} and {@code completion}: the example of docs/extending.md. */
final class PromptCompletionFormat implements SampleFormat {

  @Override
  public boolean fits(JsonRow row) {
    return row.has("prompt") && row.has("completion");
  }

  @Override
  public SampleText texts(JsonRow row) throws RowRejection {
    return new TextFields(row.find("prompt"), Optional.empty(), row.find("completion")).texts(row);
  }

  @Override
  public Optional<TextPlaces> places(JsonRow row) throws RowRejection {
    Optional<JsonRow.Field> prompt = row.find("prompt");
    Optional<JsonRow.Field> completion = row.find("completion");
    return prompt.isPresent() && completion.isPresent()
        ? Optional.of(
            new TextPlaces(
                row.rawText(prompt.get()), Optional.empty(), row.rawText(completion.get())))
        : Optional.empty();
  }
}
