// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.eval.sah.SahReport.Conclusion;
import io.mdaq.eval.sah.SahReport.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SahAnalysisTest {

  private static final SahAnalysis ANALYSIS = new SahAnalysis(1_000, 0.05);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theThreeTruthsAreRecognised(long seed) {
    assertThat(study(seed, 0.5, 0.5).sentence())
        .contains("more rows than 1,000 per language changes the win rate by less than 5.0 points");
    assertThat(study(seed, 0.56, 0.6).sentence())
        .contains("makes answers better at 10,000 and 52,000 rows");
    assertThat(study(seed, 0.4, 0.44).sentence())
        .contains("makes answers worse at 10,000 and 52,000 rows");
    assertThat(study(seed, 0.4, 0.6).conclusion()).isEqualTo(Conclusion.MIXED);
  }

  @Test
  void theSentenceNamesWhatItRestsOn() {
    assertThat(study(1, 0.5, 0.5).sentence())
        .matches(
            "On 400 questions in 3 languages, training on more rows than 1,000 per language changes"
                + " the win rate by less than 5\\.0 points: 10,000 rows [+-]\\d\\.\\d points \\(95 %"
                + " interval [+-]\\d\\.\\d to [+-]\\d\\.\\d\\); 52,000 rows .*; this is about the 2"
                + " trainings of each size, which differ by a standard deviation of \\d\\.\\d"
                + " points\\.");
    assertThat(
            report(new SimulatedSizes(400, 3, 1).size(10_000, 0.6, new SplittableRandom(1)))
                .sentence())
        .endsWith("trained once, so how much another training would differ is not known.");
  }

  @Test
  void tooLittleIsSaidToBeTooLittle() {
    SahReport undecided =
        report(new SimulatedSizes(40, 1, 1).size(10_000, 0.53, new SplittableRandom(2)));
    assertThat(undecided.conclusion()).isEqualTo(Conclusion.NOT_ENOUGH_DATA);
    assertThat(undecided.sentence()).contains("a difference of 5.0 points is not ruled out");

    SahReport few = report(new SimulatedSizes(29, 3, 2).size(10_000, 1, new SplittableRandom(1)));
    assertThat(few.conclusion()).isEqualTo(Conclusion.NOT_ENOUGH_DATA);
    assertThat(few.sentence()).contains("On 29 questions", "too few to conclude anything");

    SahReport none = report(List.of());
    assertThat(none.conclusion()).isEqualTo(Conclusion.NOT_ENOUGH_DATA);
    assertThat(none.sentence()).startsWith("No comparison of sizes has a verdict");
    assertThat(none.points()).isEmpty();

    Point one = report(List.of(comparison("q", 1))).points().get(0);
    assertThat(one.low()).isNull();
    assertThat(one.equivalence()).isNull();
  }

  @Test
  void theCurveHasTheMeanAndEachLanguage() {
    SahReport report = study(3, 0.5, 0.6);

    assertThat(report.points())
        .extracting(Point::language)
        .containsExactly("", "l0", "l1", "l2", "", "l0", "l1", "l2");
    Point mean = report.points().get(0);
    assertThat(mean.questions()).isEqualTo(400);
    assertThat(mean.comparisons()).isEqualTo(2_400);
    assertThat(report.seeds()).isEqualTo(2);
    assertThat(SahMarkdown.of(report))
        .contains(report.sentence(), "| 52,000 | **mean over languages** | 400 | 2,400 |");
  }

  @Test
  void theOrderOfComparisonsChangesNothing() {
    List<SizeComparison> comparisons =
        new SimulatedSizes(50, 2, 2).size(10_000, 0.5, new SplittableRandom(1));
    List<SizeComparison> shuffled = new ArrayList<>(comparisons);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(report(shuffled)).isEqualTo(report(comparisons));
  }

  @Test
  void nothingButTiesIsNoDifference() {
    List<SizeComparison> ties = new ArrayList<>();
    for (int question = 0; question < 30; question++) {
      ties.add(comparison("q" + question, 0.5));
    }
    assertThat(report(ties).conclusion()).isEqualTo(Conclusion.PLATEAU);
  }

  private static SahReport study(long seed, double at10, double at52) {
    SplittableRandom random = new SplittableRandom(seed);
    SimulatedSizes sizes = new SimulatedSizes(400, 3, 2);
    List<SizeComparison> comparisons = new ArrayList<>(sizes.size(10_000, at10, random));
    comparisons.addAll(sizes.size(52_000, at52, random));
    return report(comparisons);
  }

  private static SahReport report(List<SizeComparison> comparisons) {
    return ANALYSIS.report(new SizeComparisons(comparisons, 0));
  }

  private static SizeComparison comparison(String question, double preference) {
    return new SizeComparison(10_000, 1, 1, "de", question, question, preference);
  }
}
