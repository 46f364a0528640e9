// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts judgements by dimension. */
final class OutcomeCounts {

  private final SortedMap<String, Map<PairOutcome, Long>> outcomes = new TreeMap<>();
  private final SortedMap<String, Map<Verdict, Long>> verdicts = new TreeMap<>();
  private long judgements;

  void add(Judgement judgement) {
    judgements++;
    outcomes
        .computeIfAbsent(judgement.dimension(), dimension -> zeros(PairOutcome.class))
        .merge(judgement.outcome(), 1L, Long::sum);
    Map<Verdict, Long> ofDimension =
        verdicts.computeIfAbsent(judgement.dimension(), dimension -> zeros(Verdict.class));
    for (OrderedVerdict order : judgement.orders()) {
      ofDimension.merge(order.verdict(), 1L, Long::sum);
    }
  }

  long judgements() {
    return judgements;
  }

  SortedMap<String, Map<PairOutcome, Long>> outcomes() {
    return outcomes;
  }

  SortedMap<String, Map<Verdict, Long>> verdicts() {
    return verdicts;
  }

  private static <E extends Enum<E>> Map<E, Long> zeros(Class<E> type) {
    Map<E, Long> zeros = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      zeros.put(constant, 0L);
    }
    return zeros;
  }
}
