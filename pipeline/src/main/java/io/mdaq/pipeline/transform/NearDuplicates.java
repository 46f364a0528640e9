// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.neardup.IdPairs;
import io.mdaq.pipeline.neardup.Invitations;
import io.mdaq.pipeline.neardup.NearDuplicateSettings;
import io.mdaq.pipeline.record.NearDuplicate;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Takes out samples whose text is nearly that of a better one in the same language. The rows stay
 * in their shards: what is shuffled are bucket hashes of all, and shingles of those that share a
 * bucket.
 */
public final class NearDuplicates
    extends PTransform<PCollection<ScoredShard>, PCollection<ScoredShard>> {

  private static final long serialVersionUID = 1L;

  /** More groups would only make more and smaller messages. */
  private static final int MOST_GROUPS = 256;

  private final NearDuplicateSettings settings;
  private final int shards;
  private final int groups;

  /**
   * @param settings what counts as nearly the same
   * @param shards over how many shards the samples are spread
   */
  public NearDuplicates(NearDuplicateSettings settings, int shards) {
    this.settings = settings;
    this.shards = shards;
    this.groups = Math.min(MOST_GROUPS, shards);
  }

  @Override
  public PCollection<ScoredShard> expand(PCollection<ScoredShard> samples) {
    PCollectionView<Map<Integer, Invitations>> invitations =
        samples.apply("Find candidates", new FindCandidates(settings, shards, groups));
    PCollectionView<Map<Integer, IdPairs>> survivors =
        samples.apply("Compare candidates", new CompareCandidates(invitations, settings, shards));
    return samples
        .apply("Take out", ParDo.of(new TakeOut(survivors)).withSideInputs(survivors))
        .setCoder(ScoredShard.coder());
  }

  /** By score, whatever the strategy ranks by: the better text stays. */
  static Rank rank(ScoredSample sample) {
    return new Rank(sample.score(), sample.row().header().id());
  }

  /** Moves duplicates to the rows whose end is known. */
  private static final class TakeOut extends DoFn<ScoredShard, ScoredShard> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Map<Integer, IdPairs>> survivorsView;

    TakeOut(PCollectionView<Map<Integer, IdPairs>> survivorsView) {
      this.survivorsView = survivorsView;
    }

    @ProcessElement
    public void takeOut(ProcessContext context) {
      ScoredShard shard = context.element();
      IdPairs survivors =
          context.sideInput(survivorsView).getOrDefault(shard.shard(), IdPairs.NONE);
      List<ScoredSample> staying = new ArrayList<>(shard.samples().size());
      List<NearDuplicate> duplicates = new ArrayList<>();
      for (ScoredSample sample : shard.samples()) {
        List<SampleId> survivor = survivors.valuesOf(sample.row().header().id());
        if (survivor.isEmpty()) {
          staying.add(sample.compared());
        } else {
          duplicates.add(new NearDuplicate(sample.row().header(), sample.score(), survivor.get(0)));
        }
      }
      context.output(
          new ScoredShard(shard.shard(), staying, shard.settled().withNearDuplicates(duplicates)));
    }
  }
}
