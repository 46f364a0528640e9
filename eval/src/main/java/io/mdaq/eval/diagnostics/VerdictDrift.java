// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.statistics.Bootstrap;
import io.mdaq.eval.statistics.Interval;
import io.mdaq.eval.statistics.QuestionScores;
import io.mdaq.eval.winrate.AlignedLanguages;
import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.OrderAgreement;
import io.mdaq.eval.winrate.Stratum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The same answers judged twice: what changed. The second time may be a repeat by the same judge,
 * which shows its noise, or sentinel questions put to a judge that may have changed since.
 *
 * @param kind which of the two
 * @param before the earlier judging
 * @param after the later one
 * @param unpaired comparisons that only one of them scored
 * @param outcomes pairs by their outcome before (row) and after (column), in the order win, loss,
 *     tie
 * @param same the share of pairs with the same outcome; null without pairs
 * @param kappa that agreement beyond chance; null where chance alone gives it
 * @param winRateBefore of the pairs; null without pairs
 * @param winRateAfter of the pairs; null without pairs
 * @param change at 95 %, of the win rate, by drawing questions again; null without pairs
 */
public record VerdictDrift(
    Kind kind,
    Contest before,
    Contest after,
    long unpaired,
    List<List<Long>> outcomes,
    @Nullable Double same,
    @Nullable Double kappa,
    @Nullable Double winRateBefore,
    @Nullable Double winRateAfter,
    @Nullable Interval change) {

  private static final List<PairOutcome> SCORED =
      List.of(PairOutcome.WIN, PairOutcome.LOSS, PairOutcome.TIE);

  /** Why the answers were judged again. */
  public enum Kind {
    /** Two of the report's own inputs. */
    REPEAT,
    /** Against a recorded earlier judging of questions kept for this. */
    SENTINEL
  }

  /** A judging of the answers. */
  public record Judging(Contest contest, List<Comparison> comparisons) {}

  /** Comparisons that both scored. */
  public long pairs() {
    return new OrderAgreement(outcomes).pairs();
  }

  /** Whether the win rate surely changed. */
  public boolean isShift() {
    return change != null && !change.contains(0);
  }

  /** Pairs two judgings of the same answers by prompt, turn and dimension. */
  public static VerdictDrift of(
      Kind kind, Judging before, Judging after, AlignedLanguages aligned, Bootstrap bootstrap) {
    Map<Key, Comparison> earlier = new HashMap<>();
    before.comparisons().stream()
        .filter(comparison -> comparison.outcome().scored())
        .forEach(comparison -> earlier.put(Key.of(comparison), comparison));
    long[][] table = new long[SCORED.size()][SCORED.size()];
    Map<String, Changes> questions = new TreeMap<>();
    long onlyAfter = 0;
    for (Comparison later : after.comparisons()) {
      if (later.outcome().scored()) {
        Comparison earlierOne = earlier.remove(Key.of(later));
        if (earlierOne == null) {
          onlyAfter++;
        } else {
          table[SCORED.indexOf(earlierOne.outcome())][SCORED.indexOf(later.outcome())]++;
          questions
              .computeIfAbsent(aligned.question(later), key -> new Changes())
              .add(earlierOne, later);
        }
      }
    }
    return of(kind, before, after, earlier.size() + onlyAfter, table, questions, bootstrap);
  }

  private static VerdictDrift of(
      Kind kind,
      Judging before,
      Judging after,
      long unpaired,
      long[][] table,
      Map<String, Changes> questions,
      Bootstrap bootstrap) {
    List<List<Long>> outcomes = new ArrayList<>();
    for (long[] row : table) {
      outcomes.add(List.of(row[0], row[1], row[2]));
    }
    OrderAgreement agreement = new OrderAgreement(outcomes);
    long pairs = agreement.pairs();
    return new VerdictDrift(
        kind,
        before.contest(),
        after.contest(),
        unpaired,
        outcomes,
        nullable(agreement.agreement()),
        pairs == 0 ? null : nullable(agreement.kappa()),
        pairs == 0 ? null : (Double) (total(questions, 0) / pairs),
        pairs == 0 ? null : (Double) (total(questions, 1) / pairs),
        pairs == 0 ? null : change(questions, bootstrap));
  }

  /** Differences lie between -1 and 1; brought between 0 and 1 for the drawing. */
  private static @Nullable Interval change(Map<String, Changes> questions, Bootstrap bootstrap) {
    double[] sums =
        questions.values().stream()
            .mapToDouble(change -> (change.after - change.before + change.pairs) / 2)
            .toArray();
    int[] counts = questions.values().stream().mapToInt(change -> change.pairs).toArray();
    return bootstrap
        .estimate(QuestionScores.of(new double[][] {sums}, new int[][] {counts}))
        .map(Bootstrap.Estimate::interval)
        .map(interval -> new Interval(2 * interval.low() - 1, 2 * interval.high() - 1))
        .orElse(null);
  }

  private static double total(Map<String, Changes> questions, int time) {
    double total = 0;
    for (Changes changes : questions.values()) {
      total += time == 0 ? changes.before : changes.after;
    }
    return total;
  }

  private static @Nullable Double nullable(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }

  /** What must be judged in both. */
  private record Key(String prompt, Stratum stratum) {

    static Key of(Comparison comparison) {
      return new Key(comparison.prompt(), comparison.stratum());
    }
  }

  /** Of one question. */
  private static final class Changes {

    private double before;
    private double after;
    private int pairs;

    void add(Comparison earlier, Comparison later) {
      before += earlier.preference().orElseThrow();
      after += later.preference().orElseThrow();
      pairs++;
    }
  }
}
