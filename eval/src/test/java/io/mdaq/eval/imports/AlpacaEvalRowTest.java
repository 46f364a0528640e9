// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.problem.UserException;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Stratum;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlpacaEvalRowTest {

  @TempDir private Path folder;

  @Test
  void theSecondGeneratorIsTheSubject() {
    Recorded recorded = read("1.7", "1.2", "1.5");

    assertThat(recorded.contest())
        .isEqualTo(
            new Contest(
                folder.resolve("annotations.json").toString(),
                "subject",
                "baseline",
                new Contest.Judge("the judge", Contest.Kind.RECORDED)));
    assertThat(recorded.comparisons())
        .extracting(comparison -> comparison.outcome())
        .containsExactly(PairOutcome.WIN, PairOutcome.LOSS, PairOutcome.TIE);
    assertThat(recorded.comparisons().get(0).preference().orElseThrow())
        .isCloseTo(0.7, within(1e-15));
    assertThat(recorded.comparisons().get(2).prompt()).isEqualTo("alpaca_eval/fi/3");
    assertThat(recorded.comparisons().get(2).stratum())
        .isEqualTo(new Stratum("alpaca_eval", "overall", 1, "fi"));
  }

  @ParameterizedTest
  @CsvSource({"0, TIE", "0.0, TIE", "1, LOSS", "2, WIN", "2.0, WIN", "1.5000000001, WIN"})
  void theEndsOfTheRangeAndTheOldDraw(String preference, PairOutcome outcome) {
    assertThat(read(preference).comparisons().get(0).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "NaN", "-1", "0.5", "2.1", "1e300", "Infinity"})
  void whatIsNoPreferenceIsCountedAndLeftOut(String preference) {
    Recorded recorded = read("2", preference);

    assertThat(recorded.tally().count(PairOutcome.UNSCORED)).isEqualTo(1);
    assertThat(recorded.tally().winRate().orElseThrow().n()).isEqualTo(1);
    assertThat(recorded.tally().winRate().orElseThrow().value()).isEqualTo(1);
  }

  @Test
  void aRowWithoutPreferenceOrAnnotatorIsCountedToo() {
    Recorded recorded =
        Recorded.read(folder, "a.json", "[{\"generator_1\":\"b\",\"generator_2\":\"s\"}]");

    assertThat(recorded.contest().judge().name()).isEmpty();
    assertThat(recorded.tally().funnel().questions()).isEqualTo(1);
    assertThat(recorded.tally().winRate()).isEmpty();
  }

  @Test
  void severalSystemsInAFileAreSeveralContests() {
    Recorded recorded =
        Recorded.read(
            folder,
            "a.jsonl",
            row("1").replace("subject", "other") + "\n" + row("2") + "\n" + row("1") + "\n");

    assertThat(recorded.contests().keySet())
        .extracting(Contest::subject)
        .containsExactly("other", "subject");
  }

  @Test
  void aPreferenceThatIsNoNumberIsAnError() {
    assertThatThrownBy(() -> read("2", "\"2\""))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("annotations.json: element 2: preference must be a number");
  }

  @Test
  void aRowWithoutItsSystemsIsAnError() {
    assertThatThrownBy(
            () -> Recorded.read(folder, "a.json", "[" + row("1") + ",{\"preference\":1}]"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("a.json: element 2: generator_2 is missing");
  }

  private Recorded read(String... preferences) {
    return Recorded.read(
        folder,
        "annotations.json",
        Stream.of(preferences)
            .map(AlpacaEvalRowTest::row)
            .collect(Collectors.joining(",\n", "[", "]\n")));
  }

  private static String row(String preference) {
    return """
        {"generator_1":"baseline","generator_2":"subject","annotator":"the judge",\
        "instruction":"x","output_1":null,"preference":%s}"""
        .formatted(preference);
  }
}
