// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Comparisons, counted. Each stands in exactly one outcome; verdicts and preferences are counted
 * apart from the outcomes, and tallies whose counts contradict each other cannot be made.
 */
public final class Tally {

  /** Nothing counted. */
  public static final Tally NONE = new Tally(Map.of(), Map.of(), Preferences.NONE);

  private final Map<PairOutcome, Long> outcomes;

  /** By what the judge said at each asking; see {@link Comparison#verdicts}. */
  private final Map<List<Verdict>, Long> verdicts;

  private final Preferences preferences;

  private Tally(
      Map<PairOutcome, Long> outcomes, Map<List<Verdict>, Long> verdicts, Preferences preferences) {
    EnumMap<PairOutcome, Long> all = new EnumMap<>(PairOutcome.class);
    for (PairOutcome outcome : PairOutcome.values()) {
      all.put(outcome, outcomes.getOrDefault(outcome, 0L));
    }
    this.outcomes = Collections.unmodifiableMap(all);
    this.verdicts = Map.copyOf(verdicts);
    this.preferences = preferences;
    if (sum(verdicts) != sum(outcomes) || preferences.n() != funnel().scored()) {
      throw new IllegalStateException(
          "the counts contradict each other: outcomes %s, verdicts %s, preferences %d"
              .formatted(outcomes, verdicts, preferences.n()));
    }
  }

  /** One comparison. */
  static Tally of(Comparison comparison) {
    return new Tally(
        Map.of(comparison.outcome(), 1L),
        Map.of(comparison.verdicts(), 1L),
        comparison.preference().isPresent()
            ? Preferences.of(comparison.preference().getAsDouble())
            : Preferences.NONE);
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        plus(outcomes, other.outcomes),
        plus(verdicts, other.verdicts),
        preferences.plus(other.preferences));
  }

  /** How many comparisons ended so. */
  public long count(PairOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** All outcomes with their counts, in the order of the enum. */
  public Map<PairOutcome, Long> outcomes() {
    return outcomes;
  }

  /** How many questions came how far. */
  public Funnel funnel() {
    long questions = sum(outcomes);
    long answered = questions - count(PairOutcome.UNANSWERED);
    long scored = 0;
    for (PairOutcome outcome : PairOutcome.values()) {
      scored += outcome.scored() ? count(outcome) : 0;
    }
    long decided = 0;
    for (Map.Entry<List<Verdict>, Long> entry : verdicts.entrySet()) {
      boolean all = entry.getKey().stream().allMatch(Verdict::scored);
      decided += all && !entry.getKey().isEmpty() ? entry.getValue() : 0;
    }
    return new Funnel(
        questions, answered, answered - count(PairOutcome.OVER_BUDGET), decided, scored);
  }

  /** The win rate; empty where nothing was scored. */
  public Optional<WinRate> winRate() {
    return preferences.n() == 0
        ? Optional.empty()
        : Optional.of(
            new WinRate(
                count(PairOutcome.WIN),
                count(PairOutcome.LOSS),
                count(PairOutcome.TIE),
                preferences.mean(),
                preferences.standardError()));
  }

  /** What the judge said when asked in this way, verdict by verdict in the order of the enum. */
  public Map<Verdict, Long> verdicts(Asking asking) {
    EnumMap<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0L);
    }
    verdicts.forEach(
        (given, pairs) ->
            asking.of(given).ifPresent(verdict -> counts.merge(verdict, pairs, Long::sum)));
    return counts;
  }

  /**
   * What asking in both orders tells about the judge; empty where it never brought two verdicts.
   */
  public Optional<OrderAgreement> orderAgreement() {
    OrderAgreement agreement =
        new OrderAgreement(
            OrderAgreement.VERDICTS.stream()
                .map(
                    first ->
                        OrderAgreement.VERDICTS.stream()
                            .map(second -> verdicts.getOrDefault(List.of(first, second), 0L))
                            .toList())
                .toList());
    return Optional.of(agreement).filter(orders -> orders.pairs() > 0);
  }

  private static <K> Map<K, Long> plus(Map<K, Long> left, Map<K, Long> right) {
    Map<K, Long> sum = new HashMap<>(left);
    right.forEach((key, count) -> sum.merge(key, count, Long::sum));
    return sum;
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
