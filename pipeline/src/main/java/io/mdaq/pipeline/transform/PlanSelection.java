// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.corpus.GroupQuota;
import io.mdaq.pipeline.corpus.Grouping;
import io.mdaq.pipeline.record.ClusteredSample;
import io.mdaq.pipeline.record.ClusteredShard;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.selection.SelectionPlan;
import io.mdaq.pipeline.selection.SelectionSummary;
import io.mdaq.pipeline.selection.SummaryStrategy;
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
 * Plans the selection of each group from what its shards say of their best samples and clusters.
 *
 * <p>A group holds, over all shards, 20 bytes for each sample at or above the cut-off of its budget
 * and 24 bytes for each cluster of each shard.
 */
public final class PlanSelection
    extends PTransform<PCollection<ClusteredShard>, PCollectionView<Map<String, SelectionPlan>>> {

  private static final long serialVersionUID = 1L;

  private static final RecordCoder<SelectionSummary> SUMMARIES =
      RecordCoder.of(
          SelectionSummary.class,
          (out, summary) -> out.putBytes(summary.toBytes()),
          in -> SelectionSummary.fromBytes(in.bytes()));
  static final RecordCoder<SelectionPlan> PLANS =
      RecordCoder.of(
          SelectionPlan.class,
          (out, plan) -> out.putBytes(plan.toBytes()),
          in -> SelectionPlan.fromBytes(in.bytes()));

  private final PCollectionView<Corpus> corpus;
  private final Grouping grouping;
  private final SummaryStrategy strategy;

  /**
   * @param corpus says what each group may have
   * @param grouping what a group is
   * @param strategy chooses
   */
  public PlanSelection(
      PCollectionView<Corpus> corpus, Grouping grouping, SummaryStrategy strategy) {
    this.corpus = corpus;
    this.grouping = grouping;
    this.strategy = strategy;
  }

  @Override
  public PCollectionView<Map<String, SelectionPlan>> expand(PCollection<ClusteredShard> shards) {
    return shards
        .apply("Sum up shards", ParDo.of(new SumUp(corpus, grouping)).withSideInputs(corpus))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SUMMARIES))
        .apply("Bring summaries together", GroupByKey.create())
        .apply("Plan", ParDo.of(new Plan(corpus, strategy)).withSideInputs(corpus))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), PLANS))
        .apply("Plans for all", View.asMap());
  }

  /** Sums up one shard, group by group. */
  private static final class SumUp extends DoFn<ClusteredShard, KV<String, SelectionSummary>> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Corpus> corpusView;
    private final Grouping grouping;

    SumUp(PCollectionView<Corpus> corpusView, Grouping grouping) {
      this.corpusView = corpusView;
      this.grouping = grouping;
    }

    @ProcessElement
    public void sumUp(ProcessContext context) {
      Corpus corpus = context.sideInput(corpusView);
      Map<String, SelectionSummary> summaries = new TreeMap<>();
      for (ClusteredSample sample : context.element().samples()) {
        SampleHeader header = sample.row().header();
        SelectionSummary summary =
            summaries.computeIfAbsent(
                grouping.groupOf(header.language()), name -> summaryFor(corpus.quotaOf(name)));
        if (sample.cluster() == ClusteredSample.NO_CLUSTER) {
          summary.add(sample.rankValue(), header.id());
        } else {
          summary.add(sample.rankValue(), header.id(), sample.cluster());
        }
      }
      summaries.forEach((group, summary) -> context.output(KV.of(group, summary)));
    }
  }

  /** Plans one group. */
  private static final class Plan
      extends DoFn<KV<String, Iterable<SelectionSummary>>, KV<String, SelectionPlan>> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Corpus> corpusView;
    private final SummaryStrategy strategy;

    Plan(PCollectionView<Corpus> corpusView, SummaryStrategy strategy) {
      this.corpusView = corpusView;
      this.strategy = strategy;
    }

    @ProcessElement
    public void plan(ProcessContext context) {
      String group = context.element().getKey();
      SelectionSummary all = summaryFor(context.sideInput(corpusView).quotaOf(group));
      context.element().getValue().forEach(all::addAll);
      context.output(KV.of(group, strategy.plan(all)));
    }
  }

  private static SelectionSummary summaryFor(GroupQuota quota) {
    return SelectionSummary.forGroup(quota.budget(), quota.ranks());
  }
}
