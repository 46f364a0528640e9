// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.sample.SampleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangedTextsTest {

  private static final SampleText NEW = new SampleText("I\"1", "N\n2", "R\\3 ع😀");

  /** The row with the new texts in the places of {@code ROW}. */
  private static String exchanged(String row, SampleText texts) {
    ReadSample sample = ReadResults.of(row).onlySample();
    Payload changed = sample.format().withTexts(sample.payload(), texts).orElseThrow();
    assertThat(changed.schema()).isEqualTo(sample.payload().schema());
    return changed.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":7,\"Instruction\":\"q\",\"input\":\"i\",\"OUTPUT\":\"a\",\"x\":[{\"output\":\"z\"}]}"
            + "|{\"id\":7,\"Instruction\":\"I\\\"1\",\"input\":\"N\\n2\",\"OUTPUT\":\"R\\\\3 ع😀\","
            + "\"x\":[{\"output\":\"z\"}]}",
        // The response stands first; an input may be empty.
        "{\"response\":\"a\",\"input\":\"\",\"instruction\":\"q\"}"
            + "|{\"response\":\"R\\\\3 ع😀\",\"input\":\"N\\n2\",\"instruction\":\"I\\\"1\"}",
        // No place for an input, and one that is null.
        "{\"instruction\":\"q\",\"output\":\"a\"}"
            + "|{\"instruction\":\"I\\\"1\\n\\nN\\n2\",\"output\":\"R\\\\3 ع😀\"}",
        "{\"instruction\":\"q\",\"input\":null,\"output\":\"a\"}"
            + "|{\"instruction\":\"I\\\"1\\n\\nN\\n2\",\"input\":null,\"output\":\"R\\\\3 ع😀\"}",
        "{\"conversations\":[{\"from\":\"human\",\"value\":\"q\"},{\"from\":\"gpt\",\"value\":\"a\",\"w\":1}],\"k\":2}"
            + "|{\"conversations\":[{\"from\":\"human\",\"value\":\"I\\\"1\\n\\nN\\n2\"},"
            + "{\"from\":\"gpt\",\"value\":\"R\\\\3 ع😀\",\"w\":1}],\"k\":2}",
        "{\"messages\":[{\"content\":\"q\",\"role\":\"user\"},{\"role\":\"assistant\",\"content\":\"a\"},"
            + "{\"role\":\"user\",\"content\":\"thanks\"}]}"
            + "|{\"messages\":[{\"content\":\"I\\\"1\\n\\nN\\n2\",\"role\":\"user\"},"
            + "{\"role\":\"assistant\",\"content\":\"R\\\\3 ع😀\"},"
            + "{\"role\":\"user\",\"content\":\"thanks\"}]}",
      })
  void nothingButTheTextsChanges(String row, String changed) {
    assertThat(exchanged(row, NEW)).isEqualTo(changed);
    ReadSample again = ReadResults.of(changed).onlySample();
    String input = again.text().input();
    assertThat(again.text().instruction() + (input.isEmpty() ? "" : "\n\n" + input))
        .isEqualTo("I\"1\n\nN\n2");
    assertThat(again.text().response()).isEqualTo(NEW.response());
  }

  @Test
  void textsThatStayKeepTheirOwnBytes() {
    String row = "{\"instruction\":\"caf\\u0065\\u0301\\r\\n!\",\"output\":\"a\"}";
    ReadSample sample = ReadResults.of(row).onlySample();
    assertThat(exchanged(row, new SampleText(sample.text().instruction(), "", "b")))
        .isEqualTo(row.replace("\"a\"", "\"b\""));
    assertThat(exchanged(row, sample.text())).isEqualTo(row);
  }

  @Test
  void bothSidesOfARevisionAreRewrittenAsTheyAreWritten() {
    ReadResults results =
        ReadResults.of(
            "{\"Raw Instruction\":\"q\",\"Raw Input\":\"i\",\"Raw Response\":\"a\","
                + "\"Revised Instruction\":\"q2\",\"Revised Response\":\"a2\"}");
    assertThat(results.samples).hasSize(2);
    for (ReadSample sample : results.samples) {
      Payload changed = sample.format().withTexts(sample.payload(), NEW).orElseThrow();
      assertThat(sample.format().texts(changed)).isEqualTo(NEW);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}",
        "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"q\"}]},{\"role\":\"assistant\",\"content\":\"a\"}",
        "{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":[{\"text\":\"a\"}]}",
      })
  void conversationsOfMoreTurnsOrPartsHaveNoPlaces(String turns) {
    ReadSample sample = ReadResults.of("{\"messages\":[" + turns + "]}").onlySample();
    assertThat(sample.format().withTexts(sample.payload(), sample.text())).isEmpty();
  }
}
