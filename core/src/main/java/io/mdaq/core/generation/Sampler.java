// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Chooses the tokens of one text. Double arithmetic, {@link StrictMath} and one random number a
 * token: the same logits give the same tokens everywhere. Not safe for concurrent use.
 */
final class Sampler {

  private final TokenChoice choice;
  private final double penalty;
  private final UniformRandomProvider random;

  /**
   * @param prompt its tokens join the seed
   */
  Sampler(TokenChoice choice, double repetitionPenalty, int[] prompt) {
    this.choice = choice;
    this.penalty = repetitionPenalty;
    long seed = choice instanceof TokenChoice.Sampled sampled ? sampled.seed() : 0;
    this.random = RandomSource.XO_SHI_RO_256_PP.create(seedOf(seed, prompt));
  }

  /** A hash in the manner of FNV-1a; the generator's own seeding spreads its bits. */
  static long seedOf(long seed, int[] prompt) {
    long hash = 0xcbf29ce484222325L;
    hash = (hash ^ seed) * 0x100000001b3L;
    for (int id : prompt) {
      hash = (hash ^ id) * 0x100000001b3L;
    }
    return hash ^ (hash >>> 32);
  }

  /**
   * Chooses a token.
   *
   * @param logits left as they are
   * @param seen the tokens of prompt and text so far, which the penalty applies to
   * @return empty if a logit is NaN or infinitely large, or none is finite
   */
  OptionalInt next(float[] logits, Set<Integer> seen) {
    double[] scores = new double[logits.length];
    double top = Double.NEGATIVE_INFINITY;
    for (int id = 0; id < logits.length; id++) {
      if (Float.isNaN(logits[id]) || logits[id] == Float.POSITIVE_INFINITY) {
        return OptionalInt.empty();
      }
      scores[id] = logits[id];
    }
    if (penalty != 1) {
      for (int id : seen) {
        scores[id] = scores[id] > 0 ? scores[id] / penalty : scores[id] * penalty;
      }
    }
    for (double score : scores) {
      top = Math.max(top, score);
    }
    if (top == Double.NEGATIVE_INFINITY) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        choice instanceof TokenChoice.Sampled sampled
            ? draw(scores, top, sampled)
            : likeliest(scores, top));
  }

  private static int likeliest(double[] scores, double top) {
    int id = 0;
    while (scores[id] != top) {
      id++;
    }
    return id;
  }

  private int draw(double[] scores, double top, TokenChoice.Sampled settings) {
    Shortlist shortlist = Shortlist.of(scores, top, settings);
    double target = random.nextDouble() * shortlist.total();
    double sum = 0;
    int last = shortlist.id(0);
    for (int rank = 0; rank < shortlist.size(); rank++) {
      if (shortlist.weight(rank) > 0) {
        sum += shortlist.weight(rank);
        last = shortlist.id(rank);
        if (sum > target) {
          return last;
        }
      }
    }
    // Only where rounding made the target equal to the total.
    return last;
  }
}
