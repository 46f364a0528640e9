// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

  private static final Stratum STRATUM = new Stratum("set", "overall", 1, "de");

  @ParameterizedTest
  @CsvSource({
    "WIN, WIN, WIN, 1",
    "LOSS, LOSS, LOSS, 0",
    "TIE, TIE, TIE, 0.5",
    "WIN, LOSS, TIE, 0.5",
    "WIN, TIE, TIE, 0.5",
    "TIE, LOSS, TIE, 0.5",
  })
  void aWinOrLossNeedsBothOrders(
      Verdict first, Verdict second, PairOutcome outcome, double preference) {
    Comparison comparison = Comparison.bothOrders("q", STRATUM, first, second);

    assertThat(comparison.outcome()).isEqualTo(outcome);
    assertThat(comparison.preference()).hasValue(preference);
  }

  @ParameterizedTest
  @CsvSource({"WIN, UNPARSED", "REFUSED, WIN", "TRUNCATED, API_ERROR"})
  void withoutTwoVerdictsThereIsNoPreference(Verdict first, Verdict second) {
    Comparison comparison = Comparison.bothOrders("q", STRATUM, first, second);

    assertThat(comparison.outcome()).isEqualTo(PairOutcome.UNSCORED);
    assertThat(comparison.preference()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, WIN", "0.50000001, WIN", "0.5, TIE", "0.49999999, LOSS", "0, LOSS"})
  void gradedPreferencesAreWinsAboveAHalf(double preference, PairOutcome outcome) {
    assertThat(Comparison.graded("q", STRATUM, preference).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.1, 1.1, Double.POSITIVE_INFINITY})
  void whatIsNoPreferenceIsRefused(double preference) {
    assertThatThrownBy(() -> Comparison.graded("q", STRATUM, preference))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ourJudgementsKeepTheirPlaceAndVerdicts() {
    Judgement judgement =
        new Judgement(
            "s/de/1",
            "s",
            "de",
            2,
            "culture",
            PairOutcome.TIE,
            List.of(
                new OrderedVerdict(Order.SUBJECT_FIRST, Verdict.WIN, "", "", ""),
                new OrderedVerdict(Order.BASELINE_FIRST, Verdict.LOSS, "", "", "")));

    assertThat(Comparison.of(judgement))
        .isEqualTo(
            new Comparison(
                "s/de/1",
                new Stratum("s", "culture", 2, "de"),
                PairOutcome.TIE,
                List.of(Verdict.WIN, Verdict.LOSS),
                OptionalDouble.of(0.5)));
    assertThat(
            Comparison.of(
                    new Judgement("q", "s", "de", 1, "overall", PairOutcome.OVER_BUDGET, List.of()))
                .verdicts())
        .isEmpty();
  }

  @Test
  void partsThatContradictEachOtherAreRefused() {
    assertThatThrownBy(
            () ->
                new Comparison(
                    "q",
                    STRATUM,
                    PairOutcome.WIN,
                    List.of(Verdict.WIN, Verdict.LOSS),
                    OptionalDouble.of(1)))
        .hasMessageContaining("does not follow");
    assertThatThrownBy(
            () ->
                new Comparison(
                    "q", STRATUM, PairOutcome.UNANSWERED, List.of(), OptionalDouble.of(0.5)))
        .hasMessageContaining("does not go with");
    assertThatThrownBy(
            () ->
                new Comparison(
                    "q", STRATUM, PairOutcome.WIN, List.of(Verdict.WIN), OptionalDouble.empty()))
        .hasMessageContaining("does not go with");
    assertThatThrownBy(
            () ->
                new Comparison(
                    "q",
                    STRATUM,
                    PairOutcome.TIE,
                    List.of(Verdict.TIE, Verdict.TIE, Verdict.TIE),
                    OptionalDouble.of(0.5)))
        .hasMessageContaining("does not follow");
  }
}
