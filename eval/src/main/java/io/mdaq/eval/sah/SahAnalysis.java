// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import io.mdaq.eval.estimate.Estimate;
import io.mdaq.eval.sah.SahReport.Conclusion;
import io.mdaq.eval.sah.SahReport.Point;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.winrate.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * From comparisons to conclusions.
 *
 * <p>A plateau is concluded where the equivalence test rejects at every size, each at 5 %: a
 * conclusion that needs all tests needs no correction for their number (R. L. Berger 1982,
 * doi:10.1080/00401706.1982.10487790). A gain or loss is concluded where an interval leaves 50 %
 * out; these cover all sizes together at 95 % (Bonferroni). Both are about the mean over languages.
 *
 * @param smallest the size that all are compared with
 * @param margin differences below this count as none, in shares of 1
 */
public record SahAnalysis(int smallest, double margin) {

  /** The level of all tests. */
  static final double LEVEL = 0.05;

  /** A mean of fewer questions is not trusted to be about normal. */
  static final int FEWEST_QUESTIONS = 30;

  /** The report on comparisons of any number of sizes. */
  public SahReport report(SizeComparisons comparisons) {
    SortedMap<Integer, List<SizeComparison>> bySize =
        comparisons.scored().stream()
            .collect(
                Collectors.groupingBy(SizeComparison::size, TreeMap::new, Collectors.toList()));
    List<Point> points = new ArrayList<>();
    List<Point> means = new ArrayList<>();
    List<VarianceSplit> variances = new ArrayList<>();
    bySize.forEach(
        (size, all) -> {
          List<Point> curve = points(size, all, bySize.size());
          means.add(curve.get(0));
          points.addAll(curve);
          variances.add(VarianceSplit.of(size, all));
        });
    Conclusion conclusion = conclusion(means);
    int seeds = count(comparisons.scored().stream().map(SizeComparison::seed).distinct().count());
    return new SahReport(
        smallest,
        margin,
        seeds,
        count(comparisons.scored().stream().map(SizeComparison::repeat).distinct().count()),
        comparisons.unscored(),
        conclusion,
        new Sentence(smallest, margin, seeds, languages(comparisons))
            .of(conclusion, means, variances),
        points,
        variances);
  }

  /** The mean over languages, then the languages. */
  private List<Point> points(int size, List<SizeComparison> all, int sizes) {
    Map<String, List<SizeComparison>> byLanguage =
        all.stream()
            .collect(
                Collectors.groupingBy(SizeComparison::language, TreeMap::new, Collectors.toList()));
    List<Estimate> estimates = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    byLanguage.forEach(
        (language, ofLanguage) -> {
          Estimate estimate = Estimate.mean(byQuestion(ofLanguage));
          estimates.add(estimate);
          points.add(point(size, language, ofLanguage.size(), estimate, sizes));
        });
    points.add(0, point(size, "", all.size(), Estimate.averageOf(estimates), sizes));
    return points;
  }

  private Point point(int size, String language, long comparisons, Estimate estimate, int sizes) {
    Optional<Interval> interval = estimate.interval(1 - LEVEL / sizes).map(Interval::ofShare);
    OptionalDouble p = EquivalenceTest.pValue(estimate, margin);
    return new Point(
        size,
        language,
        estimate.influence().size(),
        comparisons,
        estimate.value(),
        interval.map(Interval::low).orElse(null),
        interval.map(Interval::high).orElse(null),
        p.isPresent() ? p.getAsDouble() : null);
  }

  private static Conclusion conclusion(List<Point> means) {
    if (means.isEmpty() || means.stream().anyMatch(point -> point.questions() < FEWEST_QUESTIONS)) {
      return Conclusion.NOT_ENOUGH_DATA;
    }
    if (means.stream().allMatch(Point::isEquivalent)) {
      return Conclusion.PLATEAU;
    }
    boolean gain = means.stream().anyMatch(SahAnalysis::isGain);
    boolean loss = means.stream().anyMatch(SahAnalysis::isLoss);
    if (gain && loss) {
      return Conclusion.MIXED;
    }
    return gain ? Conclusion.GAIN : loss ? Conclusion.LOSS : Conclusion.NOT_ENOUGH_DATA;
  }

  /** Whether the interval lies above 50 %. */
  static boolean isGain(Point point) {
    return point.low() != null && point.low() > Comparison.EVEN;
  }

  /** Whether the interval lies below 50 %. */
  static boolean isLoss(Point point) {
    return point.high() != null && point.high() < Comparison.EVEN;
  }

  private static SortedMap<String, List<Double>> byQuestion(List<SizeComparison> comparisons) {
    SortedMap<String, List<Double>> byQuestion = new TreeMap<>();
    for (SizeComparison comparison : comparisons) {
      byQuestion
          .computeIfAbsent(comparison.question(), question -> new ArrayList<>())
          .add(comparison.preference());
    }
    return byQuestion;
  }

  private static int languages(SizeComparisons comparisons) {
    return count(comparisons.scored().stream().map(SizeComparison::language).distinct().count());
  }

  private static int count(long number) {
    return Math.toIntExact(number);
  }
}
