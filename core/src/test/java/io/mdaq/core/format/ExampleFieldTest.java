// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.parquet.ParquetFiles;
import java.util.List;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The field that says which example a row is a translation of. */
class ExampleFieldTest {

  private static final String TEXTS = "\"instruction\":\"i\",\"output\":\"o\"";
  private static final ReadSettings ASKED = ReadResults.SETTINGS.withExampleField("source_row");

  private static ReadResults asked(String row) {
    return ReadResults.of(row, ASKED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"source_row\":7 | 7",
        "\"Source Row\":\" a b \" | a b",
        "\"source_row\":-1.50e3 | -1.50e3",
        "\"source_row\":null | ''",
        "\"source_row\":\" \" | ''",
        "\"source_row\":[7] | ''",
        "\"source_row\":{\"id\":7} | ''",
        "\"source_row\":true | ''",
        "\"source_row\":1,\"Source_Row\":2 | ''",
        "\"source_row\":\"\\ud800\" | ''",
        "\"other\":1 | ''"
      })
  void anExampleIsATextOrANumber(String field, String example) {
    assertThat(asked("{" + TEXTS + "," + field + "}").onlySample().example()).isEqualTo(example);
  }

  @Test
  void aLongTextNamesNothing() {
    String longest = "x".repeat(1000);
    assertThat(asked("{" + TEXTS + ",\"source_row\":\"" + longest + "\"}").onlySample().example())
        .isEqualTo(longest);
    assertThat(asked("{" + TEXTS + ",\"source_row\":\"x" + longest + "\"}").onlySample().example())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Instruction\":\"i\",\"Response\":\"o\",\"source_row\":7}",
        "{\"conversations\":[{\"from\":\"human\",\"value\":\"i\"},{\"from\":\"gpt\",\"value\":\"o\"}],"
            + "\"source_row\":7}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"i\"},"
            + "{\"role\":\"assistant\",\"content\":\"o\"}],\"source_row\":7}"
      })
  void rowsOfEveryFormatHaveOne(String row) {
    assertThat(asked(row).onlySample().example()).isEqualTo("7");
  }

  @Test
  void bothSidesOfARevisionHaveThatOfTheirRow() {
    assertThat(
            asked(
                    "{\"Raw Instruction\":\"i\",\"Raw Response\":\"r\",\"source_row\":7,"
                        + "\"Revised Instruction\":\"I\",\"Revised Response\":\"R\"}")
                .samples)
        .extracting(ReadSample::example)
        .containsExactly("7", "7");
  }

  @Test
  void soDoRowsOfParquetFiles() {
    var type =
        MessageTypeParser.parseMessageType(
            "message rows { required binary instruction (STRING); required binary output (STRING);"
                + " optional int64 source_row; }");
    var row =
        ParquetFiles.row(
            type,
            columns ->
                columns.append("instruction", "i").append("output", "o").append("source_row", 7L));
    assertThat(
            ReadResults.of("a.parquet", ParquetFiles.of(type, List.of(row)), ASKED)
                .onlySample()
                .example())
        .isEqualTo("7");
  }

  @Test
  void nobodyIsToldWhoDoesNotAsk() {
    assertThat(ReadResults.of("{" + TEXTS + ",\"source_row\":7}").onlySample().example()).isEmpty();
  }
}
