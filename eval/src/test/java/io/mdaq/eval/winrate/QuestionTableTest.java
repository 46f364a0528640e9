// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.statistics.Bootstrap;
import io.mdaq.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuestionTableTest {

  private static final AlignedLanguages ALIGNED =
      new AlignedLanguages(new TreeMap<>(Map.of("s", List.of("de", "el"))));
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 1);

  @Test
  void translationsAndTurnsAreOneQuestionWhereLanguagesAreAligned() {
    assertThat(ALIGNED.question(comparison("s", "de", "a/7", 1, Verdict.WIN))).isEqualTo("s/a/7");
    assertThat(ALIGNED.question(comparison("s", "el", "a/7", 2, Verdict.WIN))).isEqualTo("s/a/7");
    assertThat(ALIGNED.question(comparison("s", "fr", "a/7", 1, Verdict.WIN)))
        .isEqualTo("s/fr/a/7");
    assertThat(AlignedLanguages.NONE.question(comparison("s", "de", "a", 1, Verdict.WIN)))
        .isEqualTo("s/de/a");
  }

  @Test
  void onlyAlignedLanguagesOrOneLanguageASetCanBePooled() {
    assertThat(ALIGNED.aligns(strata("s/de", "s/el"))).isTrue();
    assertThat(ALIGNED.aligns(strata("s/de", "s/el", "s/fr"))).isFalse();
    assertThat(ALIGNED.aligns(strata("s/fr"))).isTrue();
    assertThat(ALIGNED.aligns(strata("s/de", "s/el", "t/de"))).isTrue();
    assertThat(ALIGNED.aligns(strata("s/de", "t/de", "t/el"))).isFalse();
    assertThat(AlignedLanguages.NONE.aligns(List.of())).isTrue();
  }

  @Test
  void nothingScoredGivesNoTable() {
    assertThat(QuestionTable.of(List.of(), ALIGNED)).isEmpty();
    assertThat(QuestionTable.of(List.of(comparison("s", "de", "1", 1, Verdict.REFUSED)), ALIGNED))
        .isEmpty();
  }

  @Test
  void theOrderOfTheComparisonsChangesNothing() {
    List<Comparison> comparisons = copies(List.of("de", "el"));
    List<Comparison> shuffled = new ArrayList<>(comparisons);
    Collections.shuffle(shuffled, new Random(5));

    assertThat(interval(shuffled, ALIGNED)).isEqualTo(interval(comparisons, ALIGNED));
  }

  @Test
  void copiesOfOneAnswerInTwoLanguagesAreNotTakenForTwice() {
    Interval one = interval(copies(List.of("de")), ALIGNED);
    Interval both = interval(copies(List.of("de", "el")), ALIGNED);
    Interval asIfIndependent = interval(copies(List.of("de", "el")), AlignedLanguages.NONE);

    assertThat(both).isEqualTo(one);
    assertThat(asIfIndependent.high() - asIfIndependent.low())
        .isLessThan(0.8 * (both.high() - both.low()));
  }

  private static Interval interval(List<Comparison> comparisons, AlignedLanguages aligned) {
    return BOOTSTRAP
        .estimate(QuestionTable.of(comparisons, aligned).orElseThrow().pooled())
        .orElseThrow()
        .interval();
  }

  /** Forty questions with the same verdict in each language. */
  private static List<Comparison> copies(List<String> languages) {
    List<Comparison> comparisons = new ArrayList<>();
    for (String language : languages) {
      for (int question = 0; question < 40; question++) {
        comparisons.add(
            comparison(
                "s", language, "q" + question, 1, question % 3 == 0 ? Verdict.LOSS : Verdict.WIN));
      }
    }
    return comparisons;
  }

  private static List<Stratum> strata(String... places) {
    return List.of(places).stream()
        .map(place -> place.split("/", -1))
        .map(parts -> new Stratum(parts[0], "overall", 1, parts[1]))
        .toList();
  }

  private static Comparison comparison(
      String set, String language, String key, int turn, Verdict verdict) {
    return Comparison.bothOrders(
        set + "/" + language + "/" + key,
        new Stratum(set, "overall", turn, language),
        verdict,
        verdict);
  }
}
