// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.sample.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevisionsFormatTest {

  private static final String ROW =
      "{\"Raw Instruction\":\"i\\u0301\",\"raw_input\":\"\",\"RAW RESPONSE\":\"r\\n\","
          + "\"Revised Instruction\":\"I \",\"Revised_Input\":null,\"revised response\":\"R\\/\","
          + "\"Distance\":7}";

  private static ReadResults read(String row, SideChoice sides) {
    return ReadResults.of(
        row,
        new ReadSettings(
            FormatChoice.REVISIONS, sides, 8 << 20, 100, ReadResults.SETTINGS.languageFields()));
  }

  @Test
  void givesASampleForEachSide() {
    List<ReadSample> samples = read(ROW, SideChoice.BOTH).samples;

    assertThat(samples).extracting(s -> s.origin().side()).containsExactly(Side.RAW, Side.REVISED);
    assertThat(samples)
        .extracting(ReadSample::text)
        .containsExactly(new SampleText("í", "", "r"), new SampleText("I", "", "R/"));
    assertThat(samples.get(0).rawHash()).isEqualTo(samples.get(1).rawHash());
  }

  @Test
  void writesEachSideAsAlpacaInTheUsersOwnWords() {
    List<ReadSample> samples = read(ROW, SideChoice.BOTH).samples;

    assertThat(samples)
        .extracting(s -> s.payload().toString())
        .containsExactly(
            "{\"instruction\":\"i\\u0301\",\"input\":\"\",\"output\":\"r\\n\"}",
            "{\"instruction\":\"I \",\"input\":\"\",\"output\":\"R\\/\"}");
    assertThat(samples)
        .allSatisfy(s -> assertThat(s.format().texts(s.payload())).isEqualTo(s.text()));
  }

  @ParameterizedTest
  @EnumSource(SideChoice.class)
  void readsTheSidesAskedFor(SideChoice sides) {
    ReadResults results = read(ROW, sides);

    assertThat(results.samples)
        .extracting(s -> s.origin().side())
        .containsExactlyElementsOf(sides.sides());
    assertThat(results.tally).isEqualTo(new ReadTally(1, sides.sides().size()));
  }

  @Test
  void rejectsOnlyTheSideThatIsBad() {
    ReadResults results = read(ROW.replace("R\\/", " "), SideChoice.BOTH);

    assertThat(results.samples).extracting(s -> s.origin().side()).containsExactly(Side.RAW);
    assertThat(results.reasons()).containsExactly(RejectReason.EMPTY_RESPONSE);
    assertThat(results.rejections.get(0).origin().side()).isEqualTo(Side.REVISED);
    assertThat(results.tally).isEqualTo(new ReadTally(1, 2));
  }

  @Test
  void rejectsASideThatIsNotThere() {
    ReadResults results =
        read("{\"Raw Instruction\":\"i\",\"Raw Response\":\"r\"}", SideChoice.BOTH);

    assertThat(results.samples).hasSize(1);
    assertThat(results.reasons()).containsExactly(RejectReason.MISSING_INSTRUCTION);
  }

  @Test
  void rejectsASideWithAKeyTwice() {
    String row = ROW.replace("\"Distance\":7", "\"revised_response\":\"x\"");

    assertThat(read(row, SideChoice.BOTH).reasons()).containsExactly(RejectReason.DUPLICATE_KEY);
  }

  @Test
  void countsARowThatIsNoObjectOnce() {
    ReadResults results = read("nonsense", SideChoice.BOTH);

    assertThat(results.reasons()).containsExactly(RejectReason.NOT_JSON);
    assertThat(results.rejections.get(0).origin().side()).isEqualTo(Side.NONE);
    assertThat(results.tally).isEqualTo(new ReadTally(1, 1));
  }
}
