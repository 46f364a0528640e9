// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must come out of the counting whatever the judge is like. */
class ControlsTest {

  /** Which of two answers is better, as shown. */
  private enum Says {
    FIRST,
    SECOND,
    NEITHER
  }

  private static Stream<Named<BiFunction<String, String, Says>>> judges() {
    return Stream.of(
        Named.of("always first", (first, second) -> Says.FIRST),
        Named.of("always second", (first, second) -> Says.SECOND),
        Named.of("never decides", (first, second) -> Says.NEITHER),
        Named.of("longest", ControlsTest::longest),
        Named.of("longest, else first", ControlsTest::longestElseFirst));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("judges")
  void aModelAgainstItselfIsHalf(BiFunction<String, String, Says> judge) {
    List<String> answers = answers(11);

    Tally tally = judged(judge, answers, answers);

    assertThat(tally.winRate().orElseThrow().value()).isEqualTo(0.5);
    assertThat(tally.count(PairOutcome.TIE)).isEqualTo(answers.size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("judges")
  void swappedSystemsSwapTheWinRate(BiFunction<String, String, Says> judge) {
    List<String> subject = answers(12);
    List<String> baseline = answers(13);

    double there = judged(judge, subject, baseline).winRate().orElseThrow().value();
    double back = judged(judge, baseline, subject).winRate().orElseThrow().value();

    assertThat(there).isEqualTo(1 - back);
  }

  @Test
  void anAlwaysFirstJudgeGivesOnlyTies() {
    Tally tally = judged((first, second) -> Says.FIRST, answers(14), answers(15));

    assertThat(tally.count(PairOutcome.TIE)).isEqualTo(tally.funnel().questions());
    assertThat(tally.orderAgreement().orElseThrow().firstPosition()).hasValue(1.0);
    assertThat(tally.orderAgreement().orElseThrow().agreement()).hasValue(0.0);
  }

  @Test
  void aJudgeThatDecidesIsHeard() {
    List<String> longer = answers(16).stream().map(answer -> answer + " and much more").toList();

    Tally tally = judged(ControlsTest::longest, longer, answers(16));

    assertThat(tally.winRate().orElseThrow().value()).isEqualTo(1);
    assertThat(tally.orderAgreement().orElseThrow().firstPosition()).hasValue(0.5);
  }

  private static Says longest(String first, String second) {
    int difference = Integer.compare(first.length(), second.length());
    return difference == 0 ? Says.NEITHER : difference > 0 ? Says.FIRST : Says.SECOND;
  }

  private static Says longestElseFirst(String first, String second) {
    Says says = longest(first, second);
    return says == Says.NEITHER ? Says.FIRST : says;
  }

  private static Tally judged(
      BiFunction<String, String, Says> judge, List<String> subject, List<String> baseline) {
    Tallies tallies = new Tallies();
    Stratum stratum = new Stratum("set", "overall", 1, "de");
    for (int i = 0; i < subject.size(); i++) {
      tallies.add(
          Comparison.bothOrders(
              "set/de/" + i,
              stratum,
              switch (judge.apply(subject.get(i), baseline.get(i))) {
                case FIRST -> Verdict.WIN;
                case SECOND -> Verdict.LOSS;
                case NEITHER -> Verdict.TIE;
              },
              switch (judge.apply(baseline.get(i), subject.get(i))) {
                case FIRST -> Verdict.LOSS;
                case SECOND -> Verdict.WIN;
                case NEITHER -> Verdict.TIE;
              }));
    }
    return Tallies.pooled(tallies.strata().values());
  }

  private static List<String> answers(long seed) {
    Random random = new Random(seed);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      answers.add("x".repeat(1 + random.nextInt(20)));
    }
    return answers;
  }
}
