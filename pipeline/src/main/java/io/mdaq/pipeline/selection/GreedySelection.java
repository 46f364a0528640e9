// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.sample.SampleId;
import java.util.ArrayList;
import java.util.List;

/**
 * Score-ordered greedy selection with a similarity threshold, the "repr filter" of DEITA (Liu et
 * al. 2024, arXiv 2312.15685): down the samples by score, each is taken if its greatest cosine to
 * those taken before is below the threshold, until the budget is reached. Where samples run out
 * first, fewer than the budget are taken.
 *
 * <p>Cost: for a pool of {@code n} and a budget of {@code b} at most {@code n * b} dot products,
 * and {@code b * b / 2} where hardly any sample is passed over.
 *
 * @param maxSimilarity the threshold in millionths, above 0
 * @param pool how many samples are looked at
 */
public record GreedySelection(int maxSimilarity, PoolLimit pool) implements VectorStrategy {

  @Override
  public SelectionPlan plan(int budget, ValueHistogram group, List<Candidate> bestFirst) {
    List<SampleId> taken = new ArrayList<>();
    if (budget > 0 && !bestFirst.isEmpty()) {
      TakenVectors vectors = new TakenVectors(bestFirst.get(0).vector().length);
      for (Candidate candidate : bestFirst) {
        if (vectors.greatest(candidate.vector(), 0, maxSimilarity) < maxSimilarity) {
          vectors.add(candidate.vector());
          taken.add(candidate.id());
        }
        if (taken.size() == budget) {
          break;
        }
      }
    }
    return SelectionPlan.ofListed(Stage.GREEDY, taken, budget);
  }
}
