// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.statistics.WilsonInterval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TalliesTest {

  private static final Stratum GERMAN = new Stratum("set", "overall", 1, "de");
  private static final Stratum GREEK = new Stratum("set", "overall", 1, "el");
  private static final Stratum SECOND_TURN = new Stratum("set", "overall", 2, "de");

  @Test
  void everyComparisonStandsInOneOutcomeAndTheFunnelNarrows() {
    Tally tally =
        tally(
            both(GERMAN, Verdict.WIN, Verdict.WIN),
            both(GERMAN, Verdict.LOSS, Verdict.LOSS),
            both(GERMAN, Verdict.WIN, Verdict.LOSS),
            both(GERMAN, Verdict.TIE, Verdict.UNPARSED),
            both(GERMAN, Verdict.REFUSED, Verdict.API_ERROR),
            notAsked(PairOutcome.UNANSWERED),
            notAsked(PairOutcome.UNANSWERED),
            notAsked(PairOutcome.OVER_BUDGET));

    assertThat(tally.outcomes().values()).containsExactly(1L, 1L, 1L, 2L, 2L, 1L);
    assertThat(tally.funnel()).isEqualTo(new Funnel(8, 6, 5, 3, 3));
    assertThat(tally.winRate().orElseThrow().n()).isEqualTo(3);
    assertThat(tally.verdicts(Asking.SUBJECT_FIRST).values())
        .containsExactly(2L, 1L, 1L, 0L, 1L, 0L, 0L);
    assertThat(tally.verdicts(Asking.BASELINE_FIRST).values())
        .containsExactly(1L, 2L, 0L, 1L, 0L, 0L, 1L);
    assertThat(tally.verdicts(Asking.ONCE).values()).containsOnly(0L);
    assertThat(tally.orderAgreement().orElseThrow().pairs()).isEqualTo(3);
  }

  @Test
  void tiesCountHalf() {
    WinRate rate =
        tally(
                both(GERMAN, Verdict.WIN, Verdict.WIN),
                both(GERMAN, Verdict.WIN, Verdict.WIN),
                both(GERMAN, Verdict.LOSS, Verdict.LOSS),
                both(GERMAN, Verdict.TIE, Verdict.TIE))
            .winRate()
            .orElseThrow();

    assertThat(rate.value()).isEqualTo(0.625);
    assertThat(rate.discrete()).isEqualTo(0.625);
    // Deviations .375, .375, -.625, -.125: sum of squares .6875, over 3 and over 4, root.
    assertThat(rate.standardError().orElseThrow())
        .isCloseTo(Math.sqrt(0.6875 / 3 / 4), within(1e-15));
    assertThat(rate.interval()).isEqualTo(WilsonInterval.of(0.625, 4));
  }

  @Test
  void gradedPreferencesAreAveragedAndAlsoCounted() {
    WinRate rate =
        tally(
                Comparison.graded("a", GERMAN, 0.9),
                Comparison.graded("b", GERMAN, 0.6),
                Comparison.graded("c", GERMAN, 0.0))
            .winRate()
            .orElseThrow();

    assertThat(rate.value()).isCloseTo(0.5, within(1e-15));
    assertThat(rate.discrete()).isEqualTo(2 / 3.0);
  }

  @Test
  void nothingScoredGivesNoWinRate() {
    assertThat(Tally.NONE.winRate()).isEmpty();
    assertThat(Tally.NONE.funnel()).isEqualTo(new Funnel(0, 0, 0, 0, 0));
    Tally unanswered = tally(notAsked(PairOutcome.UNANSWERED));
    assertThat(unanswered.winRate()).isEmpty();
    assertThat(unanswered.orderAgreement()).isEmpty();
    Tally once = tally(Comparison.unscored("a", GERMAN, Verdict.UNPARSED));
    assertThat(once.funnel()).isEqualTo(new Funnel(1, 1, 1, 0, 0));
    assertThat(once.verdicts(Asking.ONCE).get(Verdict.UNPARSED)).isEqualTo(1);
  }

  @Test
  void oneComparisonHasAnIntervalButNoStandardError() {
    WinRate rate = tally(both(GERMAN, Verdict.WIN, Verdict.WIN)).winRate().orElseThrow();

    assertThat(rate.value()).isEqualTo(1);
    assertThat(rate.standardError()).isEmpty();
    assertThat(rate.interval().high()).isEqualTo(1);
  }

  @Test
  void strataAreSortedAndSumUpToTheWhole() {
    List<Comparison> comparisons = random(3);
    Tallies tallies = new Tallies();
    comparisons.forEach(tallies::add);

    assertThat(tallies.strata().keySet()).containsExactly(GERMAN, GREEK, SECOND_TURN);
    Tally pooled = Tallies.pooled(tallies.strata().values());
    assertThat(pooled.funnel().questions()).isEqualTo(comparisons.size());
    assertThat(tallies.within(Stratum::inAllLanguages))
        .containsOnlyKeys(GERMAN.inAllLanguages(), SECOND_TURN.inAllLanguages());
    assertThat(tallies.within(Stratum::ofWholeDimension).values())
        .singleElement()
        .satisfies(all -> assertThat(all).hasSize(3));
  }

  @Test
  void theOrderOfComparisonsChangesNothing() {
    List<Comparison> comparisons = random(4);
    Tally expected = tally(comparisons.toArray(Comparison[]::new));
    Collections.shuffle(comparisons, new Random(5));

    Tally shuffled = tally(comparisons.toArray(Comparison[]::new));

    assertThat(shuffled.winRate()).isEqualTo(expected.winRate());
    assertThat(shuffled.orderAgreement()).isEqualTo(expected.orderAgreement());
  }

  @Test
  void theMeanOverLanguagesCountsEachTheSameAndPooledEachComparison() {
    Tally small = tally(both(GREEK, Verdict.WIN, Verdict.WIN));
    Tally large =
        tally(
            both(GERMAN, Verdict.LOSS, Verdict.LOSS),
            both(GERMAN, Verdict.LOSS, Verdict.LOSS),
            both(GERMAN, Verdict.LOSS, Verdict.LOSS));
    List<Tally> all = List.of(small, large, tally(notAsked(PairOutcome.UNANSWERED)));

    assertThat(Tallies.meanWinRate(all)).hasValue(0.5);
    assertThat(Tallies.pooled(all).winRate().orElseThrow().value()).isEqualTo(0.25);
    assertThat(Tallies.meanWinRate(List.of())).isEmpty();
  }

  @Test
  void aFunnelThatWidensIsRefused() {
    assertThatThrownBy(() -> new Funnel(5, 6, 4, 3, 3)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Funnel(5, 4, 4, 3, 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("decided 3, scored 2");
  }

  private static List<Comparison> random(long seed) {
    Random random = new Random(seed);
    Verdict[] verdicts = Verdict.values();
    List<Comparison> comparisons = new ArrayList<>();
    for (Stratum stratum : List.of(SECOND_TURN, GREEK, GERMAN)) {
      for (int i = 0; i < 100; i++) {
        comparisons.add(
            both(
                stratum,
                verdicts[random.nextInt(verdicts.length)],
                verdicts[random.nextInt(verdicts.length)]));
        comparisons.add(Comparison.graded("g", stratum, random.nextDouble()));
      }
    }
    return comparisons;
  }

  private static Comparison both(Stratum stratum, Verdict first, Verdict second) {
    return Comparison.bothOrders("q", stratum, first, second);
  }

  private static Comparison notAsked(PairOutcome outcome) {
    return Comparison.of(new Judgement("q", "set", "de", 1, "overall", outcome, List.of()));
  }

  private static Tally tally(Comparison... comparisons) {
    return Tallies.pooled(List.of(comparisons).stream().map(Tally::of).toList());
  }
}
