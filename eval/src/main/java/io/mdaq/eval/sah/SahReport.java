// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a study of sizes brought.
 *
 * @param smallest rows per language of the size that all others are compared with
 * @param margin differences of the win rate below this count as none, in shares of 1
 * @param seeds how many trainings of each size
 * @param repeats how often the judge was asked about each pair
 * @param unscored comparisons without a verdict, which count nowhere
 * @param conclusion what the data allow to conclude
 * @param sentence the same in words, with numbers
 * @param points the scaling curve: sizes ascending, the mean over languages before the languages
 * @param variances where the spread comes from, by size
 */
public record SahReport(
    int smallest,
    double margin,
    int seeds,
    int repeats,
    long unscored,
    Conclusion conclusion,
    String sentence,
    List<Point> points,
    List<VarianceSplit> variances) {

  public SahReport {
    points = List.copyOf(points);
    variances = List.copyOf(variances);
  }

  /** What the data allow to conclude. */
  public enum Conclusion {
    /** At all sizes the difference is below the margin. */
    PLATEAU,
    /** At some sizes better, at none worse. */
    GAIN,
    /** At some sizes worse, at none better. */
    LOSS,
    /** Better at some sizes and worse at others. */
    MIXED,
    /** None of these can be said. */
    NOT_ENOUGH_DATA
  }

  /**
   * A size against the smallest.
   *
   * @param size rows per language
   * @param language BCP-47; empty for the mean over languages
   * @param questions translations and turns of one counting once
   * @param comparisons with a verdict
   * @param rate the win rate of the larger size, 0 to 1
   * @param low lower end of the interval at 95 % for all sizes of this language together; null
   *     where there is one question
   * @param high upper end
   * @param equivalence the p value of the test that the difference is the margin or more; null
   *     likewise
   */
  public record Point(
      int size,
      String language,
      int questions,
      long comparisons,
      double rate,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double equivalence) {

    /** Whether the difference from 50 % is shown to be below the margin. */
    public boolean isEquivalent() {
      return equivalence != null && equivalence < SahAnalysis.LEVEL;
    }
  }
}
