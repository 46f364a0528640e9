// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.estimate;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimate and what each question moved it by. The standard error is the cluster-robust one
 * (Liang and Zeger 1986, doi:10.1093/biomet/73.1.13): questions are independent, observations of
 * one question may depend on each other in any way. Of a mean over n observations in G questions,
 * question g moves it by
 *
 * <pre>sqrt(G / (G - 1)) * sum over its observations of (x - mean) / n</pre>
 *
 * <p>and the squared standard error is the sum of the squares. With one observation a question this
 * is the textbook's s²/n.
 *
 * @param value the estimate
 * @param influence by question; their squares add up to the squared standard error
 * @param degrees of freedom of Student's t: the questions that decide the error, less one
 */
public record Estimate(double value, SortedMap<String, Double> influence, int degrees) {

  public Estimate {
    influence = Collections.unmodifiableSortedMap(new TreeMap<>(influence));
  }

  /**
   * The mean of all observations, each counting the same.
   *
   * @param byQuestion at least one observation
   */
  public static Estimate mean(SortedMap<String, ? extends List<Double>> byQuestion) {
    double sum = 0;
    long n = 0;
    for (List<Double> values : byQuestion.values()) {
      for (double value : values) {
        sum += value;
      }
      n += values.size();
    }
    double mean = sum / n;
    int questions = byQuestion.size();
    double correction = questions < 2 ? 0 : Math.sqrt(questions / (questions - 1.0));
    SortedMap<String, Double> influence = new TreeMap<>();
    for (Map.Entry<String, ? extends List<Double>> entry : byQuestion.entrySet()) {
      double deviation = 0;
      for (double value : entry.getValue()) {
        deviation += value - mean;
      }
      influence.put(entry.getKey(), correction * deviation / n);
    }
    return new Estimate(mean, influence, questions - 1);
  }

  /**
   * The mean of estimates, each counting the same, which may share questions.
   *
   * @param estimates at least one
   */
  public static Estimate averageOf(Collection<Estimate> estimates) {
    double value = 0;
    int degrees = 0;
    SortedMap<String, Double> influence = new TreeMap<>();
    for (Estimate estimate : estimates) {
      value += estimate.value / estimates.size();
      // The fewest there can be: the questions of the largest part may be those of all.
      degrees = Math.max(degrees, estimate.degrees);
      estimate.influence.forEach(
          (question, moved) -> influence.merge(question, moved / estimates.size(), Double::sum));
    }
    return new Estimate(value, influence, degrees);
  }

  /** Empty where there are fewer than two questions, which tell nothing about a spread. */
  public OptionalDouble standardError() {
    if (degrees < 1) {
      return OptionalDouble.empty();
    }
    double squares = 0;
    for (double moved : influence.values()) {
      squares += moved * moved;
    }
    return OptionalDouble.of(Math.sqrt(squares));
  }

  /**
   * Student's t interval.
   *
   * @param confidence such as 0.95
   */
  public Optional<Interval> interval(double confidence) {
    if (degrees < 1) {
      return Optional.empty();
    }
    double half =
        TDistribution.of(degrees).inverseSurvivalProbability((1 - confidence) / 2)
            * standardError().orElseThrow();
    return Optional.of(new Interval(value - half, value + half));
  }
}
