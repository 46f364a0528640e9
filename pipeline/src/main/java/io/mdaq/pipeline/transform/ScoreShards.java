// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.ledger.RowTally;
import io.mdaq.pipeline.facts.Progress;
import io.mdaq.pipeline.neardup.BucketHasher;
import io.mdaq.pipeline.neardup.NearDuplicateSettings;
import io.mdaq.pipeline.record.RejectedRow;
import io.mdaq.pipeline.record.RowBatch;
import io.mdaq.pipeline.record.SampleRow;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import io.mdaq.pipeline.record.SettledRows;
import io.mdaq.pipeline.selection.RankingValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Brings each shard together, removes exact duplicates (equal ids lie in one shard) and scores and
 * embeds the survivors.
 *
 * <p>A group holds one shard: some megabytes of rows, and about a hundred bytes for each duplicate.
 */
public final class ScoreShards
    extends PTransform<PCollection<KV<Integer, RowBatch>>, PCollection<ScoredShard>> {

  private static final long serialVersionUID = 1L;

  private final ModelSettings models;
  private final RankingValue ranking;
  private final long seed;
  private final Optional<NearDuplicateSettings> nearDuplicates;

  /**
   * @param models what scores and embeds
   * @param ranking what the strategy ranks by
   * @param seed of rankings that draw by hash
   * @param nearDuplicates what they will be looked for with; empty where they are not
   */
  public ScoreShards(
      ModelSettings models,
      RankingValue ranking,
      long seed,
      Optional<NearDuplicateSettings> nearDuplicates) {
    this.models = models;
    this.ranking = ranking;
    this.seed = seed;
    this.nearDuplicates = nearDuplicates;
  }

  @Override
  public PCollection<ScoredShard> expand(PCollection<KV<Integer, RowBatch>> batches) {
    return batches
        .apply("Group by shard", GroupByKey.create())
        .apply("Deduplicate, score, embed", ParDo.of(new Score(this)))
        .setCoder(ScoredShard.coder());
  }

  /** One shard per element. */
  private static final class Score extends DoFn<KV<Integer, Iterable<RowBatch>>, ScoredShard> {

    private static final long serialVersionUID = 1L;

    private final ModelSettings models;
    private final RankingValue ranking;
    private final long seed;
    private final @Nullable NearDuplicateSettings nearDuplicates;
    private transient @Nullable OpenModels open;
    private transient @Nullable SampleScoring scoring;

    Score(ScoreShards stage) {
      this.models = stage.models;
      this.ranking = stage.ranking;
      this.seed = stage.seed;
      this.nearDuplicates = stage.nearDuplicates.orElse(null);
    }

    @Setup
    public void loadModels() {
      open = OpenModels.of(models);
      scoring =
          new SampleScoring(
              open.assessor(),
              ranking,
              seed,
              Optional.ofNullable(nearDuplicates).map(BucketHasher::new));
    }

    @ProcessElement
    public void score(
        @Element KV<Integer, Iterable<RowBatch>> shard, OutputReceiver<ScoredShard> out) {
      SampleScoring models = java.util.Objects.requireNonNull(scoring);
      ExactDuplicates duplicates = new ExactDuplicates();
      List<RejectedRow> rejected = new ArrayList<>();
      RowTally tally = RowTally.NONE;
      for (RowBatch batch : shard.getValue()) {
        batch.samples().forEach(duplicates::add);
        rejected.addAll(batch.rejected());
        tally = tally.plus(batch.tally());
      }
      long start = System.nanoTime();
      List<SampleRow> survivors = duplicates.survivors();
      List<ScoredSample> scored = new ArrayList<>(survivors.size());
      models.score(survivors, scored, rejected);
      Progress.SCORED.add(survivors.size());
      Progress.SCORED.addNanos(System.nanoTime() - start);
      out.output(
          new ScoredShard(
              shard.getKey(),
              scored,
              new SettledRows(duplicates.duplicates(), List.of(), List.of(), rejected, tally)));
    }

    /** On a best effort basis: what is never given back goes with the process. */
    @Teardown
    public void returnModels() {
      if (open != null) {
        open.close();
        open = null;
      }
    }
  }
}
