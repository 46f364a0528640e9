// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.format.framing.RowBytes;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowTest {

  private static JsonRow parse(String row) throws RowRejection {
    return JsonRow.parse(RowBytes.of(row.getBytes(UTF_8)));
  }

  private static AbstractThrowableAssert<?, ?> assertRejected(String row, RejectReason reason) {
    return assertThatThrownBy(() -> parse(row))
        .isInstanceOfSatisfying(
            RowRejection.class, e -> assertThat(e.reason()).as(e.detail()).isEqualTo(reason));
  }

  @Test
  void findsTextsWhereverTheRowStandsInItsBuffer() throws RowRejection {
    String before = "{\"a\":\"other row\"}\n";
    byte[] buffer =
        (before + " { \"é\" : [1] , \"b\"\n:\t\"x\\ny日\" , \"c\":null }junk").getBytes(UTF_8);
    JsonRow row = JsonRow.parse(new RowBytes(buffer, before.length(), buffer.length - 4));
    JsonRow.Field field = row.find("b").orElseThrow();

    assertThat(row.text(field)).isEqualTo("x\ny日");
    assertThat(new String(row.rawText(field).copy(), UTF_8)).isEqualTo("\"x\\ny日\"");
    assertThat(row.find("a")).isEmpty();
    assertThat(row.find("c")).as("null counts as absent").isEmpty();
    assertThat(row.has("c")).isTrue();
    assertThat(row.describeKeys()).isEqualTo("\"é\", \"b\", \"c\"");
  }

  @Test
  void readsTextsOfListsAndNumbersAsTheyAreWritten() throws RowRejection {
    JsonRow row =
        parse("{\"l\":[ \"a\" ,\"]\\\"日\",\"\"], \"t\":\"one\", \"e\":[], \"n\": -81.50 ,\"m\":7}");

    assertThat(row.texts(row.find("l").orElseThrow())).containsExactly("a", "]\"日", "");
    assertThat(row.texts(row.find("t").orElseThrow())).containsExactly("one");
    assertThat(row.texts(row.find("e").orElseThrow())).isEmpty();
    assertThat(row.scalar(row.find("t").orElseThrow())).isEqualTo("one");
    assertThat(row.scalar(row.find("n").orElseThrow())).isEqualTo("-81.50");
    assertThat(row.scalar(row.find("m").orElseThrow())).isEqualTo("7");
    assertThat(row.only()).isEmpty();
    assertThat(parse("{\"x\": 1}").only()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "[\"a\", null]", "[[\"a\"]]", "{}", "7", "true"})
  void whatIsNoTextOrListOfTextsIsOfTheWrongType(String value) throws RowRejection {
    JsonRow row = parse("{\"k\": " + value + "}");

    assertThatThrownBy(() -> row.texts(row.find("k").orElseThrow()))
        .hasMessageStartingWith("wrong_type: ");
  }

  @Test
  void knowsTheKindOfEveryValue() throws RowRejection {
    JsonRow row = parse("{\"t\":\"\",\"n\":1,\"f\":-2.5e3,\"b\":false,\"l\":[],\"o\":{\"t\":1}}");

    assertThat(row.find("t").orElseThrow().kind()).isEqualTo(ValueKind.TEXT);
    assertThat(row.find("n").orElseThrow().kind()).isEqualTo(ValueKind.NUMBER);
    assertThat(row.find("f").orElseThrow().kind()).isEqualTo(ValueKind.NUMBER);
    assertThat(row.find("b").orElseThrow().kind()).isEqualTo(ValueKind.TRUTH);
    assertThat(row.find("l").orElseThrow().kind()).isEqualTo(ValueKind.LIST);
    assertThat(row.find("o").orElseThrow().kind()).isEqualTo(ValueKind.OBJECT);
    assertThatThrownBy(() -> row.text(row.find("l").orElseThrow()))
        .hasMessage("wrong_type: key \"l\" holds a list, a text is expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Raw Input", "raw_input", "RAW INPUT", "\\u0052aw Input"})
  void findsKeysInAnyCaseWithSpaceOrUnderscore(String key) throws RowRejection {
    assertThat(parse("{\"" + key + "\":\"x\"}").find("raw input")).isPresent();
  }

  @Test
  void refusesTwoKeysThatMeanTheSame() throws RowRejection {
    JsonRow row = parse("{\"Input\":\"x\",\"input\":null,\"other\":1}");

    assertThatThrownBy(() -> row.find("input"))
        .hasMessage("duplicate_key: the keys \"Input\" and \"input\" mean the same");
    assertThat(row.find("other")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"x\":[{\"a\":1},{\"b\":{\"a\":1,\"a\":1}}]}",
      })
  void refusesAKeyTwiceAtAnyDepth(String row) {
    assertRejected(row, RejectReason.DUPLICATE_KEY)
        .hasMessageContaining("the key \"a\" stands twice");
  }

  @Test
  void doesNotMistakeKeysOfOtherObjectsForDuplicates() throws RowRejection {
    assertThat(parse("{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]},\"b\":{\"a\":1}}").has("b")).isTrue();
  }

  @Test
  void findsADuplicateAmongManyKeys() throws RowRejection {
    String many =
        IntStream.range(0, 40).mapToObj(i -> "\"k" + i + "\":0,").collect(Collectors.joining());

    assertThat(parse("{" + many + "\"k40\":0}").has("k40")).isTrue();
    assertRejected("{" + many + "\"k39\":0}", RejectReason.DUPLICATE_KEY);
    assertRejected("{" + many + "\"k3\":0}", RejectReason.DUPLICATE_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "hello",
        "{",
        "{\"a\":1",
        "{\"a\":\"x}",
        "{\"a\":1}}",
        "{\"a\":1} {\"b\":2}",
        "{\"a\":1}x",
        "1 2",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1}//x",
        "/*x*/{\"a\":1}",
        "{\"a\":\"x\ny\"}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12G4\"}",
        "{\"a\":\"\\'\"}",
        "{\"a\":True}",
        "{\u0000\"a\":1}",
        "{\"a\u0000\":1}",
        "\u0000",
        "\uFEFF{\"a\":1}",
        " \uFEFF{\"a\":1}",
        "[1",
      })
  void refusesWhatIsNotExactlyOneJsonValue(String row) {
    assertRejected(row, RejectReason.NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"a\":1}]", "1", "\"{}\"", "null", "true", "-0.5"})
  void refusesWhatIsNotAnObject(String row) {
    assertRejected(row, RejectReason.NOT_AN_OBJECT)
        .hasMessageStartingWith("not_an_object: the row is");
  }

  @Test
  void saysWhereInTheRowItIsNotJson() {
    assertRejected("{\"a\": 1, oops}", RejectReason.NOT_JSON)
        .hasMessageMatching("not_json: byte \\d+ of the row: Unexpected character .*");
    assertRejected("{\"a\": " + "q".repeat(500) + "}", RejectReason.NOT_JSON)
        .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
        .hasSizeLessThan(260);
  }

  @Test
  void saysWhichByteIsNotUtf8() {
    byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'};

    assertThatThrownBy(() -> JsonRow.parse(RowBytes.of(bytes)))
        .hasMessage("invalid_utf8: byte 0xc3 at byte 6 of the row begins no UTF-8 character");
  }

  @Test
  void allowsDepth64AndNoMore() throws RowRejection {
    String fits = "{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}";
    assertThat(parse(fits).has("a")).isTrue();

    String deeper = "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}";
    assertRejected(deeper, RejectReason.TOO_DEEP).hasMessageContaining("64");
    assertRejected("[".repeat(100_000), RejectReason.TOO_DEEP);
    assertRejected("{\"a\":".repeat(100_000), RejectReason.TOO_DEEP);
  }

  @Test
  void takesNumbersAndTextsOfAnyLength() throws RowRejection {
    String digits = "9".repeat(300_000);
    JsonRow row =
        parse(
            "{\"i\":"
                + digits
                + ",\"f\":1."
                + digits
                + "e"
                + digits
                + ",\"t\":\""
                + digits
                + "\"}");

    assertThat(row.text(row.find("t").orElseThrow())).isEqualTo(digits);
  }

  @Test
  void boundsTheKeysOfARow() throws RowRejection {
    assertThat(parse("{\"" + "k".repeat(JsonRow.MAX_KEY_BYTES) + "\":1}").describeKeys())
        .isEqualTo("\"" + "k".repeat(80) + "\"…");
    assertRejected("{\"" + "k".repeat(200_000) + "\":1}", RejectReason.TOO_LONG)
        .hasMessageContaining("a key has more than 1000 bytes");

    String many =
        IntStream.rangeClosed(0, JsonRow.MAX_KEYS)
            .mapToObj(i -> "\"" + i + "\":0")
            .collect(Collectors.joining(",", "{", "}"));
    assertRejected(many, RejectReason.TOO_LONG).hasMessageContaining("more than 100000 keys");
  }

  @Test
  void reasonsHaveStableNamesAndExplanations() {
    assertThat(RejectReason.values())
        .extracting(RejectReason::ledgerName)
        .containsExactly(
            "invalid_utf8",
            "not_json",
            "not_an_object",
            "duplicate_key",
            "too_deep",
            "too_long",
            "unknown_format",
            "unknown_language",
            "other_language",
            "wrong_type",
            "lone_surrogate",
            "missing_instruction",
            "empty_instruction",
            "missing_response",
            "empty_response");
    assertThat(RejectReason.values())
        .allSatisfy(reason -> assertThat(reason.explanation()).endsWith("."));
  }
}
