// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.corpus.GroupQuota;
import io.mdaq.pipeline.corpus.Grouping;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import io.mdaq.pipeline.selection.CandidatePool;
import io.mdaq.pipeline.selection.SelectionPlan;
import io.mdaq.pipeline.selection.VectorStrategy;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Plans the selection of each group by comparing the vectors of its best samples, all in one place.
 *
 * <p>A group holds the strategy's pool: {@code 2 * dimensions + 20} bytes for each of so many
 * samples and their equals by score; {@link io.mdaq.pipeline.selection.PoolLimit} bounds it.
 */
public final class PlanByVectors
    extends PTransform<PCollection<ScoredShard>, PCollectionView<Map<String, SelectionPlan>>> {

  private static final long serialVersionUID = 1L;

  private static final RecordCoder<CandidatePool> POOLS =
      RecordCoder.of(
          CandidatePool.class,
          (out, pool) -> out.putBytes(pool.toBytes()),
          in -> CandidatePool.fromBytes(in.bytes()));

  private final PCollectionView<Corpus> corpus;
  private final Grouping grouping;
  private final VectorStrategy strategy;

  /**
   * @param corpus says what each group may have
   * @param grouping what a group is
   * @param strategy chooses
   */
  public PlanByVectors(PCollectionView<Corpus> corpus, Grouping grouping, VectorStrategy strategy) {
    this.corpus = corpus;
    this.grouping = grouping;
    this.strategy = strategy;
  }

  @Override
  public PCollectionView<Map<String, SelectionPlan>> expand(PCollection<ScoredShard> shards) {
    return shards
        .apply(
            "Choose candidates",
            ParDo.of(new ChooseCandidates(corpus, grouping, strategy)).withSideInputs(corpus))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), POOLS))
        .apply("Bring candidates together", GroupByKey.create())
        .apply("Plan", ParDo.of(new Plan(corpus, strategy)).withSideInputs(corpus))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), PlanSelection.PLANS))
        .apply("Plans for all", View.asMap());
  }

  /** Takes from each shard the samples that may be among the best of their group. */
  private static final class ChooseCandidates extends DoFn<ScoredShard, KV<String, CandidatePool>> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Corpus> corpusView;
    private final Grouping grouping;
    private final VectorStrategy strategy;

    ChooseCandidates(
        PCollectionView<Corpus> corpusView, Grouping grouping, VectorStrategy strategy) {
      this.corpusView = corpusView;
      this.grouping = grouping;
      this.strategy = strategy;
    }

    @ProcessElement
    public void choose(ProcessContext context) {
      Corpus corpus = context.sideInput(corpusView);
      Map<String, CandidatePool> pools = new TreeMap<>();
      for (ScoredSample sample : context.element().samples()) {
        SampleHeader header = sample.row().header();
        pools
            .computeIfAbsent(
                grouping.groupOf(header.language()), name -> emptyPool(name, corpus, sample))
            .add(sample.rankValue(), header.id(), sample.embedding());
      }
      pools.forEach((group, pool) -> context.output(KV.of(group, pool)));
    }

    private CandidatePool emptyPool(String group, Corpus corpus, ScoredSample sample) {
      GroupQuota quota = corpus.quotaOf(group);
      int capacity =
          strategy.pool().of(group, quota.budget(), quota.samples(), sample.embedding().length);
      return CandidatePool.forGroup(capacity, quota.ranks());
    }
  }

  /** Plans one group. */
  private static final class Plan
      extends DoFn<KV<String, Iterable<CandidatePool>>, KV<String, SelectionPlan>> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Corpus> corpusView;
    private final VectorStrategy strategy;

    Plan(PCollectionView<Corpus> corpusView, VectorStrategy strategy) {
      this.corpusView = corpusView;
      this.strategy = strategy;
    }

    @ProcessElement
    public void plan(ProcessContext context) {
      String group = context.element().getKey();
      GroupQuota quota = context.sideInput(corpusView).quotaOf(group);
      CandidatePool all = CandidatePool.merged(context.element().getValue());
      context.output(KV.of(group, strategy.plan(quota.budget(), quota.ranks(), all.bestFirst())));
    }
  }
}
