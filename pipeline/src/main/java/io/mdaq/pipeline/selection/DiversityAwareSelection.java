// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.sample.SampleId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Diversity-Aware Selection of M-DaQ (2025, arXiv 2509.15549): first the best by score; then the
 * best sample of each cluster that the first stage left uncovered, in descending score, until the
 * diversity quota is met; what is then still missing is filled by score. With nothing chosen by
 * score first (0 : 1), this is the strategy {@code diversity}: the best sample of each cluster.
 *
 * <p>A cluster is covered exactly if its best sample is among the first stage's, so the best sample
 * of each cluster is all that must be known of the clusters.
 *
 * @param split of the budget between the two stages
 */
public record DiversityAwareSelection(QualityToDiversity split) implements SummaryStrategy {

  @Override
  public RankingValue rankedBy() {
    return RankingValue.SCORE;
  }

  @Override
  public boolean needsClusters() {
    return true;
  }

  @Override
  public SelectionPlan plan(SelectionSummary summary) {
    int budget = summary.budget();
    List<Rank> ranks = summary.candidates();
    int diversityQuota = split.diversityQuota(budget);
    int quality = Math.min(budget - diversityQuota, ranks.size());
    Threshold qualityThreshold = Threshold.forBest(ranks, quality);
    List<Rank> diverse =
        summary.clusterBests().stream()
            .filter(best -> !qualityThreshold.admits(best.value(), best.id()))
            .sorted()
            .limit(diversityQuota)
            .toList();
    List<SampleId> diverseIds = diverse.stream().map(Rank::id).sorted().toList();
    Set<SampleId> taken = new HashSet<>(diverseIds);
    // The budget's best ranks are enough: quality, diversity and fill together are no more.
    List<Rank> others =
        ranks.subList(quality, ranks.size()).stream()
            .filter(rank -> !taken.contains(rank.id()))
            .toList();
    int fill = Math.min(budget - quality - diverse.size(), others.size());
    PlannedCounts counts = new PlannedCounts(budget, diversityQuota, quality, diverse.size(), fill);
    return new SelectionPlan(
        Stage.QUALITY,
        qualityThreshold,
        Stage.DIVERSITY,
        diverseIds,
        Threshold.forBest(others, fill),
        counts);
  }
}
