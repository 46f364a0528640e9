// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a row says of a prompt, before the prompt has a place in a set. Keys count in any case, with
 * spaces or underscores; what they mean:
 *
 * <ul>
 *   <li>{@code turns}, a list of texts, as in MT-Bench; else {@code instruction} with {@code
 *       input}, as in AlpacaEval, {@code prompt} or {@code question}: one turn.
 *   <li>{@code question_id} or {@code id}; {@code language} or {@code lang}; {@code category},
 *       {@code country} or {@code topic}: the first that is there.
 *   <li>{@code references} or {@code answers}, also in the singular; or {@code annotations}, a list
 *       of objects with {@code answers}, as in BLEnD (Myung et al. 2024, arXiv:2406.09948).
 * </ul>
 *
 * A row whose only key is none of these holds an instruction: published translations of AlpacaEval
 * have translated the key, too.
 *
 * @param id as the row has it; empty for none
 * @param language as the row names it; empty for none
 * @param category empty for none
 */
record PromptRow(
    String id,
    String language,
    String category,
    List<String> turns,
    List<String> references,
    KeyNaming naming) {

  /** Whether the text stands under a key that is known. */
  enum KeyNaming {
    KNOWN,
    TRANSLATED
  }

  private static final List<String> SINGLE_TURN = List.of("instruction", "prompt", "question");
  private static final List<String> REFERENCES =
      List.of("references", "reference", "answers", "answer");

  PromptRow {
    turns = List.copyOf(turns);
    references = List.copyOf(references);
  }

  /**
   * Reads a row.
   *
   * @throws RowRejection where it is no prompt
   */
  static PromptRow of(JsonRow row) throws RowRejection {
    Optional<JsonRow.Field> turns = row.find("turns");
    Optional<JsonRow.Field> single = first(row, SINGLE_TURN);
    KeyNaming naming = KeyNaming.KNOWN;
    if (turns.isEmpty() && single.isEmpty()) {
      single = row.only();
      naming = KeyNaming.TRANSLATED;
    }
    List<String> texts =
        turns.isPresent() ? row.texts(turns.get()) : List.of(withInput(row, single));
    for (String text : texts) {
      if (VisibleText.isBlank(text)) {
        throw new RowRejection(
            RejectReason.EMPTY_INSTRUCTION, "a turn of the prompt has no visible character");
      }
    }
    if (texts.isEmpty()) {
      throw new RowRejection(RejectReason.MISSING_INSTRUCTION, "the list of turns is empty");
    }
    return new PromptRow(
        scalar(row, List.of("question id", "id")),
        scalar(row, List.of("language", "lang")),
        scalar(row, List.of("category", "country", "topic")),
        texts,
        references(row),
        naming);
  }

  private static String withInput(JsonRow row, Optional<JsonRow.Field> instruction)
      throws RowRejection {
    if (instruction.isEmpty()) {
      throw new RowRejection(
          RejectReason.UNKNOWN_FORMAT,
          "no turns, instruction, prompt or question; keys found: " + row.describeKeys());
    }
    String text = row.text(instruction.get());
    Optional<JsonRow.Field> input = row.find("input");
    String more = input.isPresent() ? row.text(input.get()) : "";
    return VisibleText.isBlank(more) ? text : text + "\n\n" + more;
  }

  private static List<String> references(JsonRow row) throws RowRejection {
    Optional<JsonRow.Field> listed = first(row, REFERENCES);
    if (listed.isPresent()) {
      return row.texts(listed.get());
    }
    Optional<JsonRow.Field> annotations = row.find("annotations");
    if (annotations.isEmpty()) {
      return List.of();
    }
    Set<String> answers = new LinkedHashSet<>();
    row.forEachObject(
        annotations.get(),
        annotation -> {
          Optional<JsonRow.Field> own = annotation.find("answers");
          if (own.isPresent()) {
            answers.addAll(annotation.texts(own.get()));
          }
        });
    return new ArrayList<>(answers);
  }

  private static String scalar(JsonRow row, List<String> names) throws RowRejection {
    Optional<JsonRow.Field> field = first(row, names);
    return field.isPresent() ? row.scalar(field.get()).strip() : "";
  }

  private static Optional<JsonRow.Field> first(JsonRow row, List<String> names)
      throws RowRejection {
    for (String name : names) {
      Optional<JsonRow.Field> field = row.find(name);
      if (field.isPresent()) {
        return field;
      }
    }
    return Optional.empty();
  }
}
