// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import io.mdaq.eval.winrate.Contest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people said, beside what the judge said. Rates are shares of 1 for the subject.
 *
 * @param contest who was compared, and by which judge
 * @param dimension what was asked about
 * @param missing lines of the sheets without a label
 * @param languages sorted by code
 * @param all the languages together: counts are added up, rates are means over languages
 * @param raters each rater, by language and number
 * @param pairs each two raters of one language
 */
public record HumanReport(
    Contest contest,
    String dimension,
    long missing,
    List<Row> languages,
    Row all,
    List<Rater> raters,
    List<RaterPair> pairs) {

  public HumanReport {
    languages = List.copyOf(languages);
    raters = List.copyOf(raters);
    pairs = List.copyOf(pairs);
  }

  /**
   * A language.
   *
   * @param language BCP-47; empty for all
   * @param judged pairs on which the judge has a verdict
   * @param labelled those among them with a label of at least one rater
   * @param ratings labels of all raters
   * @param unusable labels that say that neither answer is of use
   * @param alpha Krippendorff's, of the raters' labels win, loss, tie and unusable; null where
   *     nothing can be compared
   * @param table labelled pairs by the judge's verdict (row) and the people's (column), each in the
   *     order win, loss, tie
   * @param agreement of judge and people; null without labelled pairs
   * @param kappa Cohen's, of judge and people; null where chance alone gives full agreement
   * @param sensitivity the share of the people's wins that the judge calls wins; null without one
   * @param specificity the share of what people call no win that the judge calls none either
   * @param judge the judge's win rate over all judged pairs
   * @param people the people's over the labelled pairs; null without
   * @param corrected the judge's, corrected by the people; null likewise
   * @param weight how much the correction leans on the judge, 0 to 1; null for all
   */
  public record Row(
      String language,
      long judged,
      long labelled,
      long ratings,
      long unusable,
      @Nullable Double alpha,
      List<List<Long>> table,
      @Nullable Double agreement,
      @Nullable Double kappa,
      @Nullable Double sensitivity,
      @Nullable Double specificity,
      double judge,
      @Nullable Rate people,
      @Nullable Rate corrected,
      @Nullable Double weight) {}

  /**
   * A rate with its interval at 95 %; null ends where one question tells nothing about a spread.
   *
   * @param value 0 to 1
   */
  public record Rate(double value, @Nullable Double low, @Nullable Double high) {}

  /**
   * A rater.
   *
   * @param ratings labels
   * @param sideA the share of side A among the labels for either side: far from a half for a rater
   *     who favours a place; null where all are ties
   * @param agreement with the judge
   * @param kappa with the judge; null where chance alone gives full agreement
   */
  public record Rater(
      String language,
      int rater,
      long ratings,
      @Nullable Double sideA,
      @Nullable Double agreement,
      @Nullable Double kappa) {}

  /**
   * Two raters of the same pairs.
   *
   * @param both pairs that both labelled
   */
  public record RaterPair(
      String language,
      int first,
      int second,
      long both,
      @Nullable Double agreement,
      @Nullable Double kappa) {}
}
