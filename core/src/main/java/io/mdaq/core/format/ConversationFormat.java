// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.format.framing.RowBytes;
import io.mdaq.core.format.row.JsonRow;
import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.format.row.ValueKind;
import io.mdaq.core.sample.SampleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Rows that hold a list of turns: ShareGPT's {@code conversations} of {@code from} and {@code
 * value}, OpenAI's {@code messages} of {@code role} and {@code content}; either naming is taken in
 * either list. The last turn of the assistant is the response; all turns before it, the system's
 * included, are the instruction, parted by blank lines. What follows the response is no part of the
 * sample. The content of a turn may be a list of text parts; a turn that only calls a tool says
 * nothing. The payload is the row itself.
 */
final class ConversationFormat implements SampleFormat {

  private static final String BETWEEN_TURNS = "\n\n";

  /** Of a turn whose content is in parts. */
  private static final RowBytes NO_PLACE = RowBytes.of(new byte[0]);

  private final String list;

  /**
   * @param list the key of the list, in lower case
   */
  ConversationFormat(String list) {
    this.list = list;
  }

  @Override
  public boolean fits(JsonRow row) {
    return row.has(list);
  }

  @Override
  public SampleText texts(JsonRow row) throws RowRejection {
    List<Turn> turns = turns(row);
    int response = turns.size() - 1;
    return new SampleText(
        instruction(turns.subList(0, response)), "", response(turns.get(response)));
  }

  @Override
  public List<Turn> turns(JsonRow row) throws RowRejection {
    List<Turn> all = all(row);
    int response = all.size() - 1;
    while (response >= 0 && all.get(response).speaker() != Turn.Speaker.ASSISTANT) {
      response--;
    }
    if (response < 0) {
      throw new RowRejection(
          RejectReason.MISSING_RESPONSE, "none of the " + all.size() + " turns is a response");
    }
    if (response == 0) {
      throw new RowRejection(
          RejectReason.MISSING_INSTRUCTION, "the only response is the first turn");
    }
    return all.subList(0, response + 1);
  }

  /** Only where one turn comes before the response: of several, none is the instruction alone. */
  @Override
  public Optional<TextPlaces> places(JsonRow row) throws RowRejection {
    if (turns(row).size() != 2) {
      return Optional.empty();
    }
    List<RowBytes> places = new ArrayList<>(2);
    row.forEachObject(
        row.find(list).orElseThrow(),
        turn ->
            either(turn, "content", "value")
                .filter(text -> text.kind() == ValueKind.TEXT)
                .map(turn::rawText)
                .ifPresentOrElse(places::add, () -> places.add(NO_PLACE)));
    return places.get(0) == NO_PLACE || places.get(1) == NO_PLACE
        ? Optional.empty()
        : Optional.of(new TextPlaces(places.get(0), Optional.empty(), places.get(1)));
  }

  private static String instruction(List<Turn> turns) throws RowRejection {
    StringBuilder instruction = new StringBuilder();
    for (Turn turn : turns) {
      if (!turn.text().isEmpty()) {
        instruction.append(instruction.isEmpty() ? "" : BETWEEN_TURNS).append(turn.text());
      }
    }
    if (instruction.isEmpty()) {
      throw new RowRejection(
          RejectReason.EMPTY_INSTRUCTION,
          "the turns before the response have no visible character");
    }
    return instruction.toString();
  }

  private static String response(Turn turn) throws RowRejection {
    if (turn.text().isEmpty()) {
      throw new RowRejection(
          RejectReason.EMPTY_RESPONSE, "the last response has no visible character");
    }
    return turn.text();
  }

  private List<Turn> all(JsonRow row) throws RowRejection {
    Optional<JsonRow.Field> field = row.find(list);
    if (field.isEmpty()) {
      throw new RowRejection(
          RejectReason.MISSING_INSTRUCTION, "no turns; keys found: " + row.describeKeys());
    }
    List<Turn> turns = new ArrayList<>();
    row.forEachObject(field.get(), turn -> turns.add(turn(turn, turns.size() + 1)));
    return turns;
  }

  private static Turn turn(JsonRow object, int number) throws RowRejection {
    Optional<JsonRow.Field> role = either(object, "role", "from");
    if (role.isEmpty()) {
      throw lacks("role", object, number);
    }
    return new Turn(Turn.Speaker.named(object.text(role.get())), text(object, number));
  }

  private static String text(JsonRow object, int number) throws RowRejection {
    Optional<JsonRow.Field> text = either(object, "content", "value");
    if (text.isPresent()) {
      return TextFields.visibleOrEmpty(
          text.get().kind() == ValueKind.LIST
              ? parts(object, text.get(), number)
              : object.text(text.get()));
    }
    // The content is null where the assistant only called a tool.
    if (object.has("content") || object.has("value")) {
      return "";
    }
    throw lacks("text", object, number);
  }

  /** The content of a turn in parts, as OpenAI has it: texts a line each, and nothing but texts. */
  private static String parts(JsonRow turn, JsonRow.Field content, int number) throws RowRejection {
    StringJoiner texts = new StringJoiner("\n");
    turn.forEachObject(
        content,
        part -> {
          Optional<JsonRow.Field> text = part.find("text");
          if (text.isEmpty()) {
            throw new RowRejection(
                RejectReason.WRONG_TYPE,
                "a part of turn %d is no text; keys found: %s"
                    .formatted(number, part.describeKeys()));
          }
          texts.add(part.text(text.get()));
        });
    return texts.toString();
  }

  private static Optional<JsonRow.Field> either(JsonRow object, String name, String other)
      throws RowRejection {
    Optional<JsonRow.Field> field = object.find(name);
    return field.isPresent() ? field : object.find(other);
  }

  private static RowRejection lacks(String what, JsonRow object, int number) {
    return new RowRejection(
        RejectReason.UNKNOWN_FORMAT,
        "turn " + number + " has no " + what + "; keys found: " + object.describeKeys());
  }
}
