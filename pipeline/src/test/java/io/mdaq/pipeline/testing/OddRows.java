// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded JSON rows of every format with what people put beside the texts, in any order of keys. */
public final class OddRows {

  /** What rows look like. */
  public enum Format {
    ALPACA,
    SHAREGPT,
    MESSAGES,
    REVISIONS
  }

  /**
   * A row.
   *
   * @param spaced with white space between its tokens, tabs among it but no line ends
   * @param written the lines that are written for it, without that space
   */
  public record OddRow(String spaced, List<String> written) {}

  private static final List<String> EXTRAS =
      List.of(
          "\"n\":1.0",
          "\"big\":1e400",
          "\"long\":-123456789012345678901234567890",
          "\"zero\":-0.0",
          "\"E\":1E+2",
          "\"esc\":\"\\u00e9\\/\\ud83d\\ude00\\\"\"",
          "\"deep\":{\"a\":[null,true,{}],\"b\":\" two  spaces \"}",
          "\"\":0",
          "\"日本\":\"ﷺ\uD83D\uDE00\"",
          "\"none\":null",
          "\"list\":[]");

  private final Random random;
  private int number;

  public OddRows(long seed) {
    this.random = new Random(seed);
  }

  /** Rows that all differ, from each other and from those given before. */
  public List<OddRow> rows(Format format, int count) {
    List<OddRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      number++;
      rows.add(format == Format.REVISIONS ? revision() : row(format));
    }
    return rows;
  }

  private OddRow row(Format format) {
    List<String> fields = new ArrayList<>(extras());
    switch (format) {
      case ALPACA -> {
        fields.add(pick("\"instruction\":", "\"Instruction\":") + text("q"));
        fields.add(pick("\"input\":\"\"", "\"INPUT\":null", "\"input\":" + text("i")));
        fields.add(pick("\"output\":", "\"response\":") + text("a"));
      }
      case SHAREGPT ->
          fields.add(
              "\"conversations\":[{\"from\":\"human\",\"value\":%s},{\"value\":%s,\"w\":1.50,\"from\":\"gpt\"}]"
                  .formatted(text("q"), text("a")));
      default ->
          fields.add(
              "\"messages\":[{\"role\":\"system\",\"content\":\"\"},{\"role\":\"user\",\"content\":%s},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":1}]},{\"role\":\"assistant\",\"content\":%s}]"
                  .formatted(text("q"), text("a")));
    }
    Collections.shuffle(fields, random);
    return new OddRow(withSpace(fields), List.of(object(fields)));
  }

  private OddRow revision() {
    List<String> fields = new ArrayList<>(extras());
    List<String> written = new ArrayList<>();
    for (String side : List.of("Raw", "Revised")) {
      String question = text(side + " q");
      String answer = text(side + " a");
      fields.add("\"%s Instruction\":%s".formatted(side, question));
      fields.add("\"%s_Input\":\"\"".formatted(side));
      fields.add("\"%s Response\":%s".formatted(side, answer));
      written.add("{\"instruction\":%s,\"input\":\"\",\"output\":%s}".formatted(question, answer));
    }
    Collections.shuffle(fields, random);
    return new OddRow(withSpace(fields), written);
  }

  private static String object(List<String> fields) {
    return "{" + String.join(",", fields) + "}";
  }

  private String withSpace(List<String> fields) {
    return pick("{", " { ", "{\t") + String.join(pick(",", ", ", " ,\t"), fields) + pick("}", " }");
  }

  private List<String> extras() {
    List<String> some = new ArrayList<>(EXTRAS);
    Collections.shuffle(some, random);
    return some.subList(0, random.nextInt(EXTRAS.size() + 1));
  }

  private String text(String kind) {
    return "\"%s %d %s\""
        .formatted(kind, number, pick("über", "\\u0041\\n", "日本語", "\uD83D\uDE00", "a  b"));
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
