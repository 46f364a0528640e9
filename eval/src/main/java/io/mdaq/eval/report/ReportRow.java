// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.winrate.Funnel;
import io.mdaq.eval.winrate.OrderAgreement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts and win rate of some comparisons.
 *
 * @param scope which ones
 * @param set the prompt set; empty for all
 * @param dimension what was asked about
 * @param turn from 1; 0 for all
 * @param language BCP-47; empty for all
 * @param outcomes comparisons by outcome
 * @param funnel how many questions came how far
 * @param rate null where nothing was scored
 * @param orders null where no pair has a verdict in both orders
 */
public record ReportRow(
    Scope scope,
    String set,
    String dimension,
    int turn,
    String language,
    Map<PairOutcome, Long> outcomes,
    Funnel funnel,
    @Nullable Rate rate,
    @Nullable Orders orders) {

  /** Which comparisons a row is about. */
  public enum Scope {
    /** One set, dimension, turn and language. */
    LANGUAGE,
    /** Several languages, each counting the same. */
    MEAN_OF_LANGUAGES,
    /** Several languages, each comparison counting the same. */
    POOLED_LANGUAGES,
    /** All sets, turns and languages of a dimension, each comparison counting the same. */
    ALL
  }

  /**
   * A win rate, in shares of 1.
   *
   * @param samples whether it rests on few comparisons
   * @param winRate the mean preference, ties counting half
   * @param discrete with graded preferences taken as wins, ties and losses; null for means
   * @param standardError null for a single comparison, and where comparisons depend on each other:
   *     translations of one question, turns of one conversation
   * @param low lower end of Wilson's interval at 95 %; null as above
   * @param high upper end
   */
  public record Rate(
      Samples samples,
      double winRate,
      @Nullable Double discrete,
      @Nullable Double standardError,
      @Nullable Double low,
      @Nullable Double high) {}

  /** Whether there are enough comparisons. */
  public enum Samples {
    ENOUGH,
    FEW
  }

  /**
   * What asking in both orders tells; see {@link OrderAgreement}.
   *
   * @param kappa null where chance alone gives full agreement
   * @param firstPosition null where all verdicts are ties
   */
  public record Orders(
      long pairs,
      @Nullable Double agreement,
      @Nullable Double kappa,
      @Nullable Double firstPosition) {}
}
