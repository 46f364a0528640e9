// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.sample.Side;
import java.util.List;
import java.util.Optional;

/**
 * A way in which rows hold samples. Implementations have no state and are used by many threads at
 * once.
 */
interface SampleFormat {

  /** Whether a row's keys are those of this format; asked only where the user did not say. */
  boolean fits(JsonRow row);

  /**
   * The samples of a row, each checked on its own: as many outcomes as samples were expected, at
   * least one. A row is one sample, and its own payload, unless a format has it otherwise.
   *
   * @param row a checked object
   * @param whole gives the row as it is written back
   */
  default List<SideOutcome> read(JsonRow row, WholeRow whole, ReadSettings settings) {
    try {
      SampleText text = texts(row);
      TextFields.requireWithin(settings.maxTextChars(), text);
      return List.of(new SideOutcome.Read(Side.NONE, text, whole.payload()));
    } catch (RowRejection e) {
      return List.of(SideOutcome.Refused.of(Side.NONE, e));
    }
  }

  /**
   * The texts of a payload that this format made: exactly those that {@link #read} gave with it.
   *
   * @throws RowRejection where the row is no such payload
   */
  SampleText texts(JsonRow payload) throws RowRejection;

  /**
   * The conversation of a payload, up to the response: {@link #texts} turn by turn. A row without
   * turns is a question of the user, with the input behind it, and the response.
   *
   * @throws RowRejection where the row is no such payload
   */
  default List<Turn> turns(JsonRow payload) throws RowRejection {
    SampleText texts = texts(payload);
    String question =
        texts.input().isEmpty()
            ? texts.instruction()
            : texts.instruction() + "\n\n" + texts.input();
    return List.of(
        new Turn(Turn.Speaker.USER, question), new Turn(Turn.Speaker.ASSISTANT, texts.response()));
  }

  /**
   * Where a payload has its texts, each on its own; empty where they cannot be told apart or
   * exchanged.
   *
   * @throws RowRejection where the row is no such payload
   */
  Optional<TextPlaces> places(JsonRow payload) throws RowRejection;

  /** The row's compact bytes in an array of their own, as a payload. */
  @FunctionalInterface
  interface WholeRow {
    Payload payload();
  }
}
