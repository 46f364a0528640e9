// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.pipeline.corpus.Grouping;
import io.mdaq.pipeline.facts.Progress;
import io.mdaq.pipeline.record.ClusteredSample;
import io.mdaq.pipeline.record.ClusteredShard;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/** Gives every sample the number of its cluster, in place of its vector. */
public final class AssignClusters
    extends PTransform<PCollection<ScoredShard>, PCollection<ClusteredShard>> {

  private static final long serialVersionUID = 1L;

  private final PCollectionView<Map<String, GroupClusters>> clusters;
  private final Grouping grouping;

  /**
   * @param clusters of each group; samples of groups without clusters get none
   * @param grouping what a group is
   */
  public AssignClusters(PCollectionView<Map<String, GroupClusters>> clusters, Grouping grouping) {
    this.clusters = clusters;
    this.grouping = grouping;
  }

  @Override
  public PCollection<ClusteredShard> expand(PCollection<ScoredShard> shards) {
    return shards
        .apply("Assign", ParDo.of(new Assign(clusters, grouping)).withSideInputs(clusters))
        .setCoder(ClusteredShard.coder());
  }

  /** Assigns one shard. */
  private static final class Assign extends DoFn<ScoredShard, ClusteredShard> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Map<String, GroupClusters>> clustersView;
    private final Grouping grouping;

    Assign(PCollectionView<Map<String, GroupClusters>> clustersView, Grouping grouping) {
      this.clustersView = clustersView;
      this.grouping = grouping;
    }

    @ProcessElement
    public void assign(ProcessContext context) {
      long start = System.nanoTime();
      ScoredShard shard = context.element();
      Map<String, GroupClusters> clusters = context.sideInput(clustersView);
      List<ClusteredSample> assigned = new ArrayList<>(shard.samples().size());
      for (ScoredSample sample : shard.samples()) {
        GroupClusters group = clusters.get(grouping.groupOf(sample.row().header().language()));
        int cluster =
            group == null
                ? ClusteredSample.NO_CLUSTER
                : group.clustering().assign(sample.embedding());
        assigned.add(
            new ClusteredSample(
                sample.row(), sample.score(), sample.rankValue(), sample.extent(), cluster));
      }
      Progress.CLUSTERED.add(assigned.size());
      Progress.CLUSTERED.addNanos(System.nanoTime() - start);
      context.output(new ClusteredShard(shard.shard(), assigned, shard.settled()));
    }
  }
}
