// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.sample.Side;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationFormatTest {

  private static String messages(String... turns) {
    return "{\"messages\":[" + String.join(",", turns) + "]}";
  }

  private static String turn(String role, String content) {
    return "{\"role\":\"" + role + "\",\"content\":\"" + content + "\"}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"conversations\":[{\"from\":\"human\",\"value\":\"q\"},{\"from\":\"gpt\",\"value\":\"a\"}]}|SHAREGPT",
        "{\"conversations\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]}|SHAREGPT",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]}|MESSAGES",
        "{\"Messages\" : [ {\"content\" : \"q\", \"role\":\"user\"} , {\"x\":[{\"y\":\"}]\\\"\"}],"
            + " \"content\":\"a\",\"role\":\"Assistant\"} ] }|MESSAGES",
      })
  void findsTheTexts(String row, RowFormat format) {
    ReadSample sample = ReadResults.of(row).onlySample();

    assertThat(sample.format()).isEqualTo(format);
    assertThat(sample.origin().side()).isEqualTo(Side.NONE);
    assertThat(sample.text()).isEqualTo(new SampleText("q", "", "a"));
    assertThat(format.texts(sample.payload())).isEqualTo(sample.text());
  }

  @Test
  void theLastResponseAnswersAllTurnsBeforeIt() {
    String row =
        messages(
            turn("system", " s\\u200b "),
            turn("user", "q1"),
            turn("assistant", "a1"),
            "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":1}]}",
            turn("tool", "t"),
            turn("user", "e\\u0301"),
            turn("assistant", "a2\\r\\nb"),
            turn("user", "q3"));

    ReadSample sample = ReadResults.of(row).onlySample();

    assertThat(sample.text()).isEqualTo(new SampleText("s\n\nq1\n\na1\n\nt\n\né", "", "a2\nb"));
    assertThat(sample.format().turns(sample.payload()))
        .containsExactly(
            new Turn(Turn.Speaker.SYSTEM, "s"),
            new Turn(Turn.Speaker.USER, "q1"),
            new Turn(Turn.Speaker.ASSISTANT, "a1"),
            new Turn(Turn.Speaker.ASSISTANT, ""),
            new Turn(Turn.Speaker.OTHER, "t"),
            new Turn(Turn.Speaker.USER, "é"),
            new Turn(Turn.Speaker.ASSISTANT, "a2\nb"));
  }

  @Test
  void aRowWithoutTurnsIsAQuestionAndItsResponse() {
    ReadSample plain =
        ReadResults.of("{\"instruction\":\"q\",\"input\":\"\",\"output\":\"a\"}").onlySample();
    ReadSample withInput =
        ReadResults.of("{\"instruction\":\"q\",\"input\":\"i\",\"output\":\"a\"}").onlySample();

    assertThat(plain.format().turns(plain.payload()))
        .containsExactly(new Turn(Turn.Speaker.USER, "q"), new Turn(Turn.Speaker.ASSISTANT, "a"));
    assertThat(withInput.format().turns(withInput.payload()))
        .containsExactly(
            new Turn(Turn.Speaker.USER, "q\n\ni"), new Turn(Turn.Speaker.ASSISTANT, "a"));
  }

  @Test
  void keepsTheUsersRowAsPayload() {
    String row =
        "{\"id\":1.50,\"messages\":[" + turn("user", "\\u0071 ") + "," + turn("gpt", "a") + "]}";

    assertThat(ReadResults.of("[ " + row.replace(",", " ,\n ") + "]").onlySample().payload())
        .hasToString(row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null|MISSING_INSTRUCTION|no turns; keys found: \"messages\"",
        "[]|MISSING_RESPONSE|none of the 0 turns is a response",
        "[{\"role\":\"user\",\"content\":\"q\"}]|MISSING_RESPONSE|none of the 1 turns is a"
            + " response",
        "[{\"role\":\"assistant\",\"content\":\"a\"}]|MISSING_INSTRUCTION|the only response is the"
            + " first turn",
        "[{\"role\":\"user\",\"content\":\""
            + " \"},{\"role\":\"gpt\",\"content\":\"a\"}]|EMPTY_INSTRUCTION|the turns before the"
            + " response have no visible character",
        "[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"gpt\",\"content\":null}]|EMPTY_RESPONSE|the"
            + " last response has no visible character",
        "`\"x\"`|WRONG_TYPE|key \"messages\" holds a text, a list is expected",
        "[{\"role\":\"user\",\"content\":\"q\"}, 7 ]|WRONG_TYPE|element 2 of key \"messages\" is"
            + " not an object",
        "[{\"role\":\"user\",\"content\":{}}]|WRONG_TYPE|key \"content\" holds an object, a text is"
            + " expected",
        "[{\"role\":\"user\",\"content\":[]}]|MISSING_RESPONSE|none of the 1 turns is a response",
        "[{\"role\":\"user\",\"content\":[\"q\"]}]|WRONG_TYPE|element 1 of key \"content\" is not an"
            + " object",
        "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"q\"},{\"type\":\"image_url\"}]}]"
            + "|WRONG_TYPE|a part of turn 1 is no text; keys found: \"type\"",
        "[{\"role\":1,\"content\":\"q\"}]|WRONG_TYPE|key \"role\" holds a number, a text is"
            + " expected",
        "[{\"role\":\"user\"}]|UNKNOWN_FORMAT|turn 1 has no text; keys found: \"role\"",
        "[{\"content\":\"q\"}]|UNKNOWN_FORMAT|turn 1 has no role; keys found: \"content\"",
        "[{\"role\":\"user\",\"content\":\"\\ud800\"}]|LONE_SURROGATE|the escape \\ud800 has no"
            + " partner that makes it a character",
      })
  void rejectsWithTheReason(String list, RejectReason reason, String detail) {
    ReadResults results = ReadResults.of("{\"messages\":" + list + "}");

    assertThat(results.reasons()).containsExactly(reason);
    assertThat(results.rejections.get(0).detail()).isEqualTo(detail);
    assertThat(results.tally).isEqualTo(new ReadTally(1, 1));
  }

  @Test
  void takesContentInTextParts() {
    String row =
        messages(
            "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"q1\"},"
                + "{\"text\":\"q2\",\"type\":\"text\"}]}",
            "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\" a \"}]}");

    ReadSample sample = ReadResults.of(row).onlySample();

    assertThat(sample.text().instruction()).isEqualTo("q1\nq2");
    assertThat(sample.text().response().strip()).isEqualTo("a");
    assertThat(sample.format().texts(sample.payload())).isEqualTo(sample.text());
  }

  @Test
  void takesManyTurns() {
    int questions = 30_000;
    String[] turns = new String[questions + 1];
    Arrays.fill(turns, turn("user", "q"));
    turns[questions] = turn("assistant", "a");

    assertThat(ReadResults.of(messages(turns)).onlySample().text().instruction())
        .isEqualTo("q\n\n".repeat(questions).strip());
  }
}
