// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import io.mdaq.eval.sah.SahReport.Conclusion;
import io.mdaq.eval.sah.SahReport.Point;
import io.mdaq.eval.winrate.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The one sentence about a study of sizes. It names what it rests on, and claims nothing about
 * other trainings than can be seen from the seeds.
 */
record Sentence(int smallest, double margin, int seeds, int languages) {

  private static final double POINTS = 100;

  /**
   * The sentence.
   *
   * @param means the mean over languages at each size
   */
  String of(Conclusion conclusion, List<Point> means, List<VarianceSplit> variances) {
    if (means.isEmpty()) {
      return "No comparison of sizes has a verdict, so nothing can be concluded.";
    }
    int questions = means.stream().mapToInt(Point::questions).min().orElseThrow();
    return "On %s in %s, %s: %s; %s."
        .formatted(
            number(questions, "question"),
            number(languages, "language"),
            claim(conclusion, means, questions),
            means.stream().map(Sentence::numbers).collect(Collectors.joining("; ")),
            trainings(variances));
  }

  private String claim(Conclusion conclusion, List<Point> means, int questions) {
    String more =
        String.format(Locale.ROOT, "training on more rows than %,d per language", smallest);
    return switch (conclusion) {
      case PLATEAU ->
          "%s changes the win rate by less than %s points".formatted(more, marginInPoints());
      case GAIN -> "%s makes answers better at %s".formatted(more, at(means, SahAnalysis::isGain));
      case LOSS -> "%s makes answers worse at %s".formatted(more, at(means, SahAnalysis::isLoss));
      case MIXED ->
          "%s makes answers better at %s and worse at %s"
              .formatted(more, at(means, SahAnalysis::isGain), at(means, SahAnalysis::isLoss));
      case NOT_ENOUGH_DATA ->
          questions < SahAnalysis.FEWEST_QUESTIONS
              ? "which are too few to conclude anything about " + more
              : ("the data do not tell whether %s changes anything, and a difference of %s points"
                      + " is not ruled out")
                  .formatted(more, marginInPoints());
    };
  }

  /** The sizes, such as {@code 10,000 and 52,000 rows}. */
  private static String at(List<Point> means, Predicate<Point> which) {
    return means.stream()
            .filter(which)
            .map(point -> String.format(Locale.ROOT, "%,d", point.size()))
            .collect(Collectors.joining(" and "))
        + " rows";
  }

  private static String numbers(Point point) {
    String interval =
        point.low() == null || point.high() == null
            ? "no interval"
            : "95 %% interval %s to %s".formatted(points(point.low()), points(point.high()));
    return String.format(
        Locale.ROOT, "%,d rows %s points (%s)", point.size(), points(point.rate()), interval);
  }

  private String trainings(List<VarianceSplit> variances) {
    if (seeds < 2) {
      return "each size was trained once, so how much another training would differ is not known";
    }
    double most =
        variances.stream()
            .map(VarianceSplit::seed)
            .mapToDouble(seed -> seed == null ? 0 : Math.sqrt(seed))
            .max()
            .orElse(0);
    return String.format(
        Locale.ROOT,
        "this is about the %d trainings of each size, which differ by a standard deviation of %.1f"
            + " points",
        seeds,
        POINTS * most);
  }

  private String marginInPoints() {
    return String.format(Locale.ROOT, "%.1f", POINTS * margin);
  }

  /** The difference from 50 %, with its sign. */
  private static String points(double rate) {
    return String.format(Locale.ROOT, "%+.1f", POINTS * (rate - Comparison.EVEN));
  }

  private static String number(int count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }
}
