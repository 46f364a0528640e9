// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import io.mdaq.eval.estimate.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The judge's win rate, corrected by the pairs that people labelled: the prediction-powered mean
 * (Angelopoulos et al. 2023, doi:10.1126/science.adi6000) with the weight that makes its variance
 * least (Angelopoulos, Duchi and Zrnic 2023, arXiv 2311.01453). With y what people say, f what the
 * judge says, n pairs labelled and m others,
 *
 * <pre>
 * rate   = mean of y over n - w * (mean of f over n - mean of f over m)
 * w      = cov(y, f) / var(f) * m / (n + m), cut to 0 to 1
 * </pre>
 *
 * <p>It is right whatever the judge does, provided that the labelled pairs were drawn at random; a
 * good judge only makes the interval narrower, a useless one gets weight 0. A correction by
 * sensitivity and specificity alone (Rogan and Gladen 1978, doi:10.1093/oxfordjournals.aje.a112510)
 * would know no ties, would divide by their sum less one, which is near 0 for weak judges, and
 * would forget that the labelled pairs are the same as the judged ones.
 *
 * @param people the mean of y over the labelled pairs alone
 * @param corrected the rate above; the errors of both means are those of questions
 * @param weight w
 */
record CorrectedRate(Estimate people, Estimate corrected, double weight) {

  /**
   * A judged pair.
   *
   * @param question what its translations have in common
   * @param judge the judge's preference, 0 to 1
   * @param people the mean preference of all raters; empty where nobody labelled it
   */
  record Pair(String question, double judge, OptionalDouble people) {}

  /** Corrects the rate of one language; empty where nobody labelled anything. */
  static Optional<CorrectedRate> of(List<Pair> pairs) {
    List<Pair> labelled = pairs.stream().filter(pair -> pair.people().isPresent()).toList();
    List<Pair> others = pairs.stream().filter(pair -> pair.people().isEmpty()).toList();
    if (labelled.isEmpty()) {
      return Optional.empty();
    }
    double weight = weight(labelled, others.size());
    Estimate people = mean(labelled, pair -> pair.people().orElseThrow());
    Estimate rest = mean(labelled, pair -> pair.people().orElseThrow() - weight * pair.judge());
    if (others.isEmpty()) {
      return Optional.of(new CorrectedRate(people, people, 0));
    }
    Estimate predicted = mean(others, pair -> weight * pair.judge());
    SortedMap<String, Double> influence = new TreeMap<>(rest.influence());
    predicted
        .influence()
        .forEach((question, moved) -> influence.merge(question, moved, Double::sum));
    return Optional.of(
        new CorrectedRate(
            people,
            new Estimate(rest.value() + predicted.value(), influence, rest.degrees()),
            weight));
  }

  private static double weight(List<Pair> labelled, int others) {
    double n = labelled.size();
    double people = 0;
    double judge = 0;
    for (Pair pair : labelled) {
      people += pair.people().orElseThrow() / n;
      judge += pair.judge() / n;
    }
    double covariance = 0;
    double variance = 0;
    for (Pair pair : labelled) {
      double off = pair.judge() - judge;
      covariance += off * (pair.people().orElseThrow() - people);
      variance += off * off;
    }
    return variance == 0
        ? 0
        : Math.max(0, Math.min(1, covariance / variance * others / (n + others)));
  }

  private static Estimate mean(List<Pair> pairs, ToDoubleFunction<Pair> value) {
    SortedMap<String, List<Double>> byQuestion = new TreeMap<>();
    for (Pair pair : pairs) {
      byQuestion
          .computeIfAbsent(pair.question(), question -> new ArrayList<>())
          .add(value.applyAsDouble(pair));
    }
    return Estimate.mean(byQuestion);
  }
}
