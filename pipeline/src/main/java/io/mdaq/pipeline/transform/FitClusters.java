// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.pipeline.cluster.KMeans;
import io.mdaq.pipeline.cluster.KMeansSettings;
import io.mdaq.pipeline.cluster.TrainingSet;
import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.corpus.GroupQuota;
import io.mdaq.pipeline.corpus.Grouping;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
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
 * Fits the clusters of each group once, to a subset of its vectors that a hash of the ids chooses.
 *
 * <p>A group holds no more vectors than {@link KMeansSettings#trainingPoints} says and a few to
 * spare.
 */
public final class FitClusters
    extends PTransform<PCollection<ScoredShard>, PCollectionView<Map<String, GroupClusters>>> {

  private static final long serialVersionUID = 1L;

  private static final RecordCoder<TrainingSet> TRAINING_SETS =
      RecordCoder.of(
          TrainingSet.class,
          (out, set) -> out.putBytes(set.toBytes()),
          in -> TrainingSet.fromBytes(in.bytes()));

  private final PCollectionView<Corpus> corpus;
  private final Grouping grouping;
  private final int dimensions;
  private final KMeansSettings settings;

  /**
   * @param corpus says how large each group is and how many clusters it gets
   * @param grouping what a group is
   * @param dimensions of every vector
   * @param settings of the fit
   */
  public FitClusters(
      PCollectionView<Corpus> corpus, Grouping grouping, int dimensions, KMeansSettings settings) {
    this.corpus = corpus;
    this.grouping = grouping;
    this.dimensions = dimensions;
    this.settings = settings;
  }

  @Override
  public PCollectionView<Map<String, GroupClusters>> expand(PCollection<ScoredShard> shards) {
    return shards
        .apply(
            "Choose training vectors",
            ParDo.of(new ChooseTrainingVectors(corpus, grouping, settings)).withSideInputs(corpus))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), TRAINING_SETS))
        .apply("Bring vectors together", GroupByKey.create())
        .apply("Fit", ParDo.of(new Fit(corpus, dimensions, settings)).withSideInputs(corpus))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), GroupClusters.coder()))
        .apply("Clusters for all", View.asMap());
  }

  /** Takes from each shard the vectors whose hash is low enough. */
  private static final class ChooseTrainingVectors
      extends DoFn<ScoredShard, KV<String, TrainingSet>> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Corpus> corpusView;
    private final Grouping grouping;
    private final KMeansSettings settings;

    ChooseTrainingVectors(
        PCollectionView<Corpus> corpusView, Grouping grouping, KMeansSettings settings) {
      this.corpusView = corpusView;
      this.grouping = grouping;
      this.settings = settings;
    }

    @ProcessElement
    public void choose(ProcessContext context) {
      Corpus corpus = context.sideInput(corpusView);
      Map<String, TrainingSet> sets = new TreeMap<>();
      for (ScoredSample sample : context.element().samples()) {
        String group = grouping.groupOf(sample.row().header().language());
        sets.computeIfAbsent(
                group,
                name -> trainingSet(corpus.quotaOf(name), sample.embedding().length, settings))
            .add(sample.row().header().id(), sample.embedding());
      }
      sets.forEach((group, set) -> context.output(KV.of(group, set)));
    }
  }

  /** Fits one group. */
  private static final class Fit
      extends DoFn<KV<String, Iterable<TrainingSet>>, KV<String, GroupClusters>> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Corpus> corpusView;
    private final int dimensions;
    private final KMeansSettings settings;

    Fit(PCollectionView<Corpus> corpusView, int dimensions, KMeansSettings settings) {
      this.corpusView = corpusView;
      this.dimensions = dimensions;
      this.settings = settings;
    }

    @ProcessElement
    public void fit(ProcessContext context) {
      String group = context.element().getKey();
      GroupQuota quota = context.sideInput(corpusView).quotaOf(group);
      TrainingSet all = trainingSet(quota, dimensions, settings);
      context.element().getValue().forEach(all::addAll);
      KMeans.Fit fit = KMeans.fit(all, quota.clusters(), settings);
      context.output(KV.of(group, new GroupClusters(fit.clustering(), fit.report())));
    }
  }

  private static TrainingSet trainingSet(
      GroupQuota quota, int dimensions, KMeansSettings settings) {
    return new TrainingSet(
        settings.seed(), dimensions, settings.trainingPoints(quota.clusters()), quota.samples());
  }
}
