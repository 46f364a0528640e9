// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.estimate;

import io.mdaq.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
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
   * The mean of estimates, each counting the same. Those that share questions are added up question
   * by question. Those that share none, such as languages of which it is not known what translates
   * what, may still depend on each other: their standard errors add up, which is the most that they
   * can come to.
   *
   * @param estimates at least one
   */
  public static Estimate averageOf(Collection<Estimate> estimates) {
    double value = 0;
    List<Estimate> parts = new ArrayList<>();
    for (Estimate estimate : estimates) {
      value += estimate.value / estimates.size();
      parts.add(estimate.dividedBy(estimates.size()));
    }
    List<Estimate> apart = united(parts);
    double errors = 0;
    double squares = 0;
    int degrees = Integer.MAX_VALUE;
    SortedMap<String, Double> influence = new TreeMap<>();
    for (Estimate part : apart) {
      errors += Math.sqrt(part.squaredError());
      squares += part.squaredError();
      degrees = Math.min(degrees, part.degrees);
      influence.putAll(part.influence);
    }
    double scale = apart.size() == 1 || squares == 0 ? 1 : errors / Math.sqrt(squares);
    influence.replaceAll((question, moved) -> moved * scale);
    return new Estimate(value, influence, degrees);
  }

  private Estimate dividedBy(int number) {
    SortedMap<String, Double> divided = new TreeMap<>();
    influence.forEach((question, moved) -> divided.put(question, moved / number));
    return new Estimate(value / number, divided, degrees);
  }

  /** Puts together what shares questions, until nothing does. */
  private static List<Estimate> united(List<Estimate> estimates) {
    List<Estimate> united = new ArrayList<>();
    for (Estimate estimate : estimates) {
      Estimate all = estimate;
      for (int i = united.size() - 1; i >= 0; i--) {
        if (united.get(i).sharesQuestions(all)) {
          all = united.remove(i).plus(all);
        }
      }
      united.add(all);
    }
    return united;
  }

  private boolean sharesQuestions(Estimate other) {
    return !Collections.disjoint(influence.keySet(), other.influence.keySet());
  }

  private Estimate plus(Estimate other) {
    Map<String, Double> both = new HashMap<>(influence);
    other.influence.forEach((question, moved) -> both.merge(question, moved, Double::sum));
    // The fewest there can be: the questions of the larger part may be those of both.
    return new Estimate(value + other.value, new TreeMap<>(both), Math.max(degrees, other.degrees));
  }

  private double squaredError() {
    double squares = 0;
    for (double moved : influence.values()) {
      squares += moved * moved;
    }
    return squares;
  }

  /** Empty where there are fewer than two questions, which tell nothing about a spread. */
  public OptionalDouble standardError() {
    if (degrees < 1) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Math.sqrt(squaredError()));
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
