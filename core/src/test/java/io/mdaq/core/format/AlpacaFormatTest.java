// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.sample.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlpacaFormatTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"instruction\":\"Do.\",\"input\":\"it\",\"output\":\"Done.\"}",
        "{\"Output\":\"Done.\",\"INPUT\":\"it\",\"Instruction\":\"Do.\"}",
        "{\"instruction\":\"Do.\",\"input\":\"it\",\"Response\":\"Done.\"}",
        "{\"instruction\":\"Do.\",\"input\":\"it\",\"output\":null,\"response\":\"Done.\"}",
        "{\"instruction\":\"Do.\",\"input\":\"it\",\"output\":\"Done.\",\"response\":\"other\"}",
      })
  void findsItsTexts(String row) {
    ReadSample sample = ReadResults.of(row).onlySample();

    assertThat(sample.format()).isEqualTo(RowFormat.ALPACA);
    assertThat(sample.origin().side()).isEqualTo(Side.NONE);
    assertThat(sample.text().instruction()).isEqualTo("Do.");
    assertThat(sample.text().input()).isEqualTo("it");
    assertThat(sample.text().response()).isEqualTo("Done.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"input\":null", ",\"input\":\"\"", ",\"input\":\" \\u200b\\n\""})
  void takesNoVisibleInputForNone(String input) {
    String row = "{\"instruction\":\"Do.\"" + input + ",\"output\":\"Done.\"}";

    assertThat(ReadResults.of(row).onlySample().text().input()).isEmpty();
  }

  @Test
  void keepsTheUsersRowAsPayloadAndNormalisesTheTextsOnly() {
    String row =
        "{ \"id\": 1.50, \"instruction\": \"\\u0044o\\r"
            + "\\n"
            + " it\\u200b \",\n"
            + " \"output\": \" e\\u0301 \", \"tags\": [ \"a b\", { \"k\" : null } ] }";
    ReadSample sample = ReadResults.of("[" + row + "]").onlySample();

    assertThat(sample.payload())
        .hasToString(
            "{\"id\":1.50,\"instruction\":\"\\u0044o\\r\\n it\\u200b \",\"output\":\" e\\u0301 \","
                + "\"tags\":[\"a b\",{\"k\":null}]}");
    assertThat(sample.text().instruction()).isEqualTo("Do\n it");
    assertThat(sample.text().response()).isEqualTo("é");
    assertThat(sample.format().texts(sample.payload())).isEqualTo(sample.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"output\":\"x\"}|MISSING_INSTRUCTION",
        "{\"instruction\":null,\"output\":\"x\"}|MISSING_INSTRUCTION",
        "{\"instruction\":\"\",\"output\":\"x\"}|EMPTY_INSTRUCTION",
        "{\"instruction\":\" \\u3000\\u200d\",\"output\":\"x\"}|EMPTY_INSTRUCTION",
        "{\"instruction\":\"x\"}|MISSING_RESPONSE",
        "{\"instruction\":\"x\",\"output\":null}|MISSING_RESPONSE",
        "{\"instruction\":\"x\",\"output\":\"\\u0000\\t\"}|EMPTY_RESPONSE",
        "{\"instruction\":5,\"output\":\"x\"}|WRONG_TYPE",
        "{\"instruction\":\"x\",\"output\":[\"x\"]}|WRONG_TYPE",
        "{\"instruction\":\"x\",\"input\":false,\"output\":\"x\"}|WRONG_TYPE",
        "{\"instruction\":\"x\",\"output\":{}}|WRONG_TYPE",
        "{\"instruction\":\"x\\ud800\",\"output\":\"x\"}|LONE_SURROGATE",
        "{\"instruction\":\"x\",\"input\":\"\\udc00\",\"output\":\"x\"}|LONE_SURROGATE",
        "{\"instruction\":\"x\",\"Instruction\":\"x\",\"output\":\"x\"}|DUPLICATE_KEY",
        "{\"instruction\":\"x\",\"output\":\"x\",\"response\":1,\"Response\":2}|DUPLICATE_KEY",
      })
  void rejectsWithTheReason(String row, RejectReason reason) {
    ReadResults results = ReadResults.of(row);

    assertThat(results.reasons()).containsExactly(reason);
    assertThat(results.samples).isEmpty();
    assertThat(results.tally).isEqualTo(new ReadTally(1, 1));
  }

  @Test
  void leavesHalfACharacterAloneWhereNoSampleTextHoldsIt() {
    String row = "{\"instruction\":\"x\",\"output\":\"y\",\"other\":\"\\ud800\"}";

    assertThat(ReadResults.of(row).onlySample().payload()).hasToString(row);
  }

  @Test
  void saysWhatWasFound() {
    assertThat(ReadResults.of("{\"instruction\":\"x\",\"output\":7}").rejections.get(0).detail())
        .isEqualTo("key \"output\" holds a number, a text is expected");
    assertThat(ReadResults.of("{\"instruction\":\"x\",\"anser\":\"y\"}").rejections.get(0).detail())
        .isEqualTo("no response; keys found: \"instruction\", \"anser\"");
  }

  @Test
  void boundsTheTextsTogetherInCodePoints() {
    ReadSettings settings =
        new ReadSettings(
            FormatChoice.AUTO, SideChoice.BOTH, 8 << 20, 12, ReadResults.SETTINGS.languageFields());
    String fits = "{\"instruction\":\"😀😀😀😀\",\"input\":\"ab\",\"output\":\"😀😀😀😀😀😀\"}";
    String longer = fits.replace("ab", "abc");

    assertThat(ReadResults.of(fits, settings).samples).hasSize(1);
    assertThat(ReadResults.of(longer, settings).rejections)
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo(RejectReason.TOO_LONG);
              assertThat(rejection.detail())
                  .isEqualTo("the texts have 13 characters, allowed are 12 (input.max_text_chars)");
            });
  }
}
