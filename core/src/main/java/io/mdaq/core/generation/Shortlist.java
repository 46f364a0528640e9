// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The tokens that take part in a draw, with weights in proportion to their probabilities. Where
 * none is excluded they stand in the order of their ids, otherwise from the likeliest down.
 */
final class Shortlist {

  /** Weights below e^-60 of the largest change no sum of doubles over a vocabulary. */
  private static final double NEGLIGIBLE = -60;

  private final int[] ids;
  private final double[] weights;
  private final int size;
  private final double total;

  private Shortlist(int[] ids, double[] weights, int size, double total) {
    this.ids = ids;
    this.weights = weights;
    this.size = size;
    this.total = total;
  }

  /**
   * Applies temperature, top-k and top-p, in this order.
   *
   * @param scores one for each id, not NaN
   * @param top the largest of them, finite
   */
  static Shortlist of(double[] scores, double top, TokenChoice.Sampled settings) {
    boolean hasTopK = settings.topK() > 0 && settings.topK() < scores.length;
    int[] ids =
        hasTopK || settings.topP() < 1
            ? ranked(scores, hasTopK ? settings.topK() : scores.length)
            : IntStream.range(0, scores.length).toArray();
    double[] weights = new double[ids.length];
    double total = 0;
    for (int i = 0; i < ids.length; i++) {
      double exponent = (scores[ids[i]] - top) / settings.temperature();
      weights[i] = exponent < NEGLIGIBLE ? 0 : StrictMath.exp(exponent);
      total += weights[i];
    }
    return settings.topP() < 1
        ? nucleus(ids, weights, settings.topP() * total)
        : new Shortlist(ids, weights, ids.length, total);
  }

  private static int[] ranked(double[] scores, int count) {
    TokenRanking ranking = new TokenRanking(scores);
    int[] ids = new int[count];
    Arrays.setAll(ids, rank -> ranking.next());
    return ids;
  }

  private static Shortlist nucleus(int[] ids, double[] weights, double mass) {
    int size = 0;
    double sum = 0;
    while (size < ids.length && (size == 0 || sum < mass)) {
      sum += weights[size];
      size++;
    }
    return new Shortlist(ids, weights, size, sum);
  }

  int size() {
    return size;
  }

  /** The sum of all weights, above 0. */
  double total() {
    return total;
  }

  int id(int rank) {
    return ids[rank];
  }

  double weight(int rank) {
    return weights[rank];
  }
}
