// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.sample.SampleId;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998, doi:10.1145/290941.291025): the next
 * sample is always the one with the greatest {@code lambda * q - (1 - lambda) * s}, ties by rank.
 * Here {@code q} is the score's mid-rank percentile in the group and {@code s} the greatest cosine
 * to the samples taken before, at least 0; all three in millionths, so that values are integers.
 *
 * <p>A sample's value can only fall as more are taken. So it is worked out again only for the
 * sample that would be next by its last known value, and only against what was taken since (the
 * lazy evaluation of Minoux 1978, doi:10.1007/BFb0006528); the result is that of working out all.
 *
 * <p>Cost: for a pool of {@code n} and a budget of {@code b} at most {@code n * b} dot products;
 * samples whose {@code lambda * q} is below the last value taken cost nothing.
 *
 * @param lambda weight of the score in millionths, 0 to 1,000,000
 * @param pool how many samples are looked at
 */
public record MarginalRelevance(int lambda, PoolLimit pool) implements VectorStrategy {

  @Override
  public SelectionPlan plan(int budget, ValueHistogram group, List<Candidate> bestFirst) {
    PriorityQueue<Valued> queue = new PriorityQueue<>();
    for (int i = 0; i < bestFirst.size(); i++) {
      long quality = group.percentile(bestFirst.get(i).rank().value(), TakenVectors.ONE);
      queue.add(new Valued(i, quality, 0, 0, value(quality, 0)));
    }
    List<SampleId> taken = new ArrayList<>();
    if (budget > 0 && !bestFirst.isEmpty()) {
      TakenVectors vectors = new TakenVectors(bestFirst.get(0).vector().length);
      while (taken.size() < budget && !queue.isEmpty()) {
        Valued top = queue.remove();
        Candidate candidate = bestFirst.get(top.index);
        if (top.comparedWith == vectors.size()) {
          vectors.add(candidate.vector());
          taken.add(candidate.id());
        } else {
          queue.add(updated(top, candidate, vectors));
        }
      }
    }
    return SelectionPlan.ofListed(Stage.MMR, taken, budget);
  }

  private Valued updated(Valued old, Candidate candidate, TakenVectors vectors) {
    int similarity =
        Math.max(
            old.similarity,
            vectors.greatest(candidate.vector(), old.comparedWith, Integer.MAX_VALUE));
    return new Valued(
        old.index, old.quality, similarity, vectors.size(), value(old.quality, similarity));
  }

  private long value(long quality, int similarity) {
    return lambda * quality - (long) (TakenVectors.ONE - lambda) * similarity;
  }

  /**
   * What is known of a candidate. The natural order is the best value first, ties by rank.
   *
   * @param index its place by rank
   * @param similarity greatest to the first {@code comparedWith} samples taken
   * @param value by that similarity: never below what it is worth in the end
   */
  private record Valued(int index, long quality, int similarity, int comparedWith, long value)
      implements Comparable<Valued> {
    @Override
    public int compareTo(Valued other) {
      return value != other.value
          ? Long.compare(other.value, value)
          : Integer.compare(index, other.index);
    }
  }
}
