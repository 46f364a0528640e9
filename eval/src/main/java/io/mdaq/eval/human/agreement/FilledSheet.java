// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import io.mdaq.core.csv.CsvReader;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.human.RaterLabel;
import io.mdaq.eval.human.SheetColumn;
import io.mdaq.eval.human.SheetKey;
import io.mdaq.eval.human.ShownText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads one filled sheet: a table that went through a spreadsheet, or what a form saved. Its texts,
 * or the hash that stands for them, must be those that were given out.
 */
final class FilledSheet {

  private static final String LABELS =
      Stream.of(RaterLabel.values()).map(RaterLabel::code).collect(Collectors.joining(", "));

  private final String name;
  private final SheetKeys keys;
  private final Map<SheetColumn, Integer> columns = new EnumMap<>(SheetColumn.class);

  private FilledSheet(String name, SheetKeys keys) {
    this.name = name;
    this.keys = keys;
  }

  /** Takes the lines of a sheet. */
  @FunctionalInterface
  interface Sink {

    /**
     * Takes a line.
     *
     * @param place file and line, for messages
     * @param label empty where the rater gave none
     */
    void accept(String place, SheetKey key, Optional<RaterLabel> label);
  }

  /**
   * Reads a sheet.
   *
   * @param name the file's name, for messages
   * @throws UserException at the first line that is not as it was given out
   */
  static void read(String name, byte[] bytes, SheetKeys keys, Sink sink) {
    List<CsvReader.Row> rows = CsvReader.read(name, decoded(name, bytes));
    if (rows.isEmpty()) {
      throw UserException.failed(name + ": the sheet is empty. Save it again.");
    }
    FilledSheet sheet = new FilledSheet(name, keys);
    sheet.head(rows.get(0));
    rows.stream().skip(1).forEach(row -> sheet.line(row, sink));
  }

  private void head(CsvReader.Row head) {
    for (SheetColumn column : SheetColumn.values()) {
      for (int i = 0; i < head.cells().size(); i++) {
        if (column.isNamedBy(head.cells().get(i)) && columns.put(column, i) != null) {
          throw wrong(head, "the column " + column.title() + " is there twice. Remove one.");
        }
      }
    }
    boolean hasTexts =
        columns.containsKey(SheetColumn.QUESTION)
            && columns.containsKey(SheetColumn.ANSWER_A)
            && columns.containsKey(SheetColumn.ANSWER_B);
    if (!columns.containsKey(SheetColumn.ITEM)
        || !columns.containsKey(SheetColumn.VERDICT)
        || !(hasTexts || columns.containsKey(SheetColumn.CHECK))) {
      throw wrong(
          head,
          "the first row must name the columns item, verdict, and either check or question,"
              + " answer_a and answer_b; found: "
              + Excerpt.of(String.join(" | ", head.cells()))
              + ". Keep the first row as it was given out.");
    }
  }

  private void line(CsvReader.Row row, Sink sink) {
    String item = cell(row, SheetColumn.ITEM).strip();
    SheetKey key =
        keys.find(item)
            .orElseThrow(
                () ->
                    wrong(
                        row,
                        "the item "
                            + Excerpt.of(item)
                            + " is unknown. Name the folder that these sheets come from"
                            + " (answers.sheets), and keep the column item as it was."));
    requireSameTexts(row, key);
    String written = cell(row, SheetColumn.VERDICT);
    Optional<RaterLabel> label = RaterLabel.of(written);
    if (label.isEmpty() && !written.isBlank()) {
      throw wrong(
          row,
          "the verdict on "
              + item
              + " is "
              + Excerpt.of(written)
              + "; allowed are "
              + LABELS
              + ", or nothing.");
    }
    sink.accept(place(row), key, label);
  }

  private void requireSameTexts(CsvReader.Row row, SheetKey key) {
    String check =
        columns.containsKey(SheetColumn.CHECK)
            ? cell(row, SheetColumn.CHECK).strip()
            : ShownText.check(
                cell(row, SheetColumn.QUESTION),
                cell(row, SheetColumn.ANSWER_A),
                cell(row, SheetColumn.ANSWER_B));
    if (!check.equals(key.check())) {
      throw wrong(
          row,
          "the texts of "
              + key.item()
              + " are not those that were given out. Copy question and answers from the sheet as it"
              + " was (a spreadsheet cuts cells at 32,767 characters; use the form then).");
    }
  }

  private String cell(CsvReader.Row row, SheetColumn column) {
    int at = columns.getOrDefault(column, Integer.MAX_VALUE);
    return at < row.cells().size() ? row.cells().get(at) : "";
  }

  private UserException wrong(CsvReader.Row row, String what) {
    return UserException.failed(place(row) + ": " + what);
  }

  private String place(CsvReader.Row row) {
    return name + ", line " + row.line();
  }

  private static String decoded(String name, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw UserException.failed(
          name + ": is not in UTF-8. Save it from the spreadsheet again, as CSV in UTF-8.", e);
    }
  }
}
