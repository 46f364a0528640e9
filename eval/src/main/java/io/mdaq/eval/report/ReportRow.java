// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.diagnostics.LengthBias;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.winrate.Funnel;
import io.mdaq.eval.winrate.OrderAgreement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * @param lengths how winning went with length; null where no lengths are known
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
    @Nullable Orders orders,
    @Nullable LengthBias lengths) {

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
   * @param standardError of a language, that of the mean, null for a single comparison; of a total,
   *     that of drawing questions again, null without an interval
   * @param interval at 95 %, by drawing questions again; null where {@code resampling} says why
   * @param resampling whether questions could be drawn again
   * @param wilson Wilson's interval at 95 %, for independent comparisons; null for totals, whose
   *     comparisons are not
   * @param bounds the win rates if every comparison without a score had been lost, or won
   * @param detectable the smallest difference from one half that would be found with a power of 80
   *     %; null where there is no spread to tell from
   * @param signTest null for totals
   */
  public record Rate(
      Samples samples,
      double winRate,
      @Nullable Double discrete,
      @Nullable Double standardError,
      @Nullable Interval interval,
      Resampling resampling,
      @Nullable Interval wilson,
      Interval bounds,
      @Nullable Double detectable,
      @Nullable LanguageTest signTest) {}

  /** Whether questions could be drawn again for an interval. */
  public enum Resampling {
    /** They were, each with its translations and turns. */
    BY_QUESTION(""),
    /** Languages are not known to share keys, so it is not known what depends on what. */
    NOT_ALIGNED(
        "Totals over languages have no interval here: their prompts do not share ids across"
            + " languages, so it is not known which comparisons depend on each other."),
    /** Most draws would leave a language without a question. */
    TOO_FEW_QUESTIONS(
        "Where there are too few questions there is no interval: most draws would leave a language"
            + " without one.");

    private final String sentence;

    Resampling(String sentence) {
      this.sentence = sentence;
    }

    /** Why some of these rows have no interval, a sentence for each reason. */
    public static List<String> reasons(Collection<ReportRow> rows) {
      return rows.stream()
          .map(ReportRow::rate)
          .flatMap(rate -> rate == null ? Stream.empty() : Stream.of(rate.resampling()))
          .filter(resampling -> resampling != BY_QUESTION)
          .distinct()
          .sorted()
          .map(resampling -> resampling.sentence)
          .toList();
    }
  }

  /**
   * The sign test of one language.
   *
   * @param p exact, two-sided
   * @param holm the same, made larger for the languages of this set, dimension and turn (Holm)
   * @param benjaminiHochberg likewise, against false discoveries
   * @param favours whom {@code holm} allows to call better at the report's alpha
   */
  public record LanguageTest(double p, double holm, double benjaminiHochberg, Favours favours) {}

  /** Who is better. */
  public enum Favours {
    SUBJECT,
    BASELINE,
    /** The data do not tell. */
    NEITHER
  }

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
   * @param flipped the share of pairs on which the judge changed sides with the order
   */
  public record Orders(
      long pairs,
      @Nullable Double agreement,
      @Nullable Double kappa,
      @Nullable Double firstPosition,
      @Nullable Double flipped) {}
}
