// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline;

import io.mdaq.core.format.framing.FileSlice;
import io.mdaq.pipeline.boost.BoostSettings;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.corpus.Grouping;
import io.mdaq.pipeline.files.OutputFolder;
import io.mdaq.pipeline.record.ClusteredShard;
import io.mdaq.pipeline.record.ScoredShard;
import io.mdaq.pipeline.selection.SelectionPlan;
import io.mdaq.pipeline.selection.SelectionStrategy;
import io.mdaq.pipeline.selection.SummaryStrategy;
import io.mdaq.pipeline.selection.VectorStrategy;
import io.mdaq.pipeline.transform.AssignClusters;
import io.mdaq.pipeline.transform.BoostSamples;
import io.mdaq.pipeline.transform.CountCorpus;
import io.mdaq.pipeline.transform.FitClusters;
import io.mdaq.pipeline.transform.GroupClusters;
import io.mdaq.pipeline.transform.NearDuplicates;
import io.mdaq.pipeline.transform.NoClusters;
import io.mdaq.pipeline.transform.PlanBoosting;
import io.mdaq.pipeline.transform.PlanByVectors;
import io.mdaq.pipeline.transform.PlanSelection;
import io.mdaq.pipeline.transform.ReadRows;
import io.mdaq.pipeline.transform.ScoreShards;
import io.mdaq.pipeline.transform.WriteFacts;
import io.mdaq.pipeline.transform.WriteForecast;
import io.mdaq.pipeline.transform.WriteOutcome;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * The curation pipeline, stage by stage. Rows travel in shards; what concerns the whole corpus
 * (counts, centroids, plans) is small and given to every worker, so a sample is decided where it
 * lies.
 */
public final class CurationPipeline {

  private CurationPipeline() {}

  /** Adds the stages to a pipeline. */
  public static void build(Pipeline pipeline, List<FileSlice> slices, CurationSettings settings) {
    SelectionStrategy strategy = settings.quotas().strategy();
    Grouping grouping = settings.quotas().grouping();

    PCollection<ScoredShard> scored = scored(pipeline, slices, settings);

    PCollection<ScoredShard> distinct =
        settings
            .nearDuplicates()
            .map(
                near ->
                    scored.apply("Near duplicates", new NearDuplicates(near, settings.shards())))
            .orElse(scored);

    PCollection<ScoredShard> boosted =
        settings
            .boost()
            .map(boost -> distinct.apply("Boost", boosting(boost, distinct, settings)))
            .orElse(distinct);

    PCollectionView<Corpus> corpus =
        boosted.apply("Count corpus", new CountCorpus(settings.quotas()));

    PCollectionView<Map<String, GroupClusters>> clusters =
        strategy.needsClusters()
            ? boosted.apply(
                "Fit clusters",
                new FitClusters(
                    corpus, grouping, settings.models().dimensions(), settings.clustering()))
            : pipeline.apply("No clusters", new NoClusters());

    PCollection<ClusteredShard> clustered =
        boosted.apply("Assign clusters", new AssignClusters(clusters, grouping));

    PCollectionView<Map<String, SelectionPlan>> plans =
        plans(strategy, boosted, clustered, corpus, grouping);

    clustered.apply(
        "Write outcome",
        new WriteOutcome(
            corpus, plans, grouping, settings.shards(), settings.output(), settings.schemas()));
    pipeline.apply("Write facts", new WriteFacts(corpus, clusters, plans, settings.output()));
  }

  /**
   * Adds no more than it takes to know whom a booster would be asked about where no near duplicates
   * are removed.
   *
   * @param forecast where to write that
   */
  public static void buildForecast(
      Pipeline pipeline,
      List<FileSlice> slices,
      CurationSettings settings,
      BoostSettings boost,
      OutputFolder forecast) {
    PCollection<ScoredShard> scored = scored(pipeline, slices, settings);
    scored
        .apply(
            "Plan boosting",
            new PlanBoosting(
                scored.apply("Count corpus", new CountCorpus(settings.quotas())),
                boost.forecasting()))
        .apply("Write forecast", new WriteForecast(forecast));
  }

  private static PCollection<ScoredShard> scored(
      Pipeline pipeline, List<FileSlice> slices, CurationSettings settings) {
    return pipeline
        .apply(
            "Read rows",
            new ReadRows(slices, settings.reading(), settings.languages(), settings.shards()))
        .apply(
            "Score shards",
            new ScoreShards(
                settings.models(),
                settings.quotas().strategy().rankedBy(),
                settings.quotas().seed(),
                settings.nearDuplicates()));
  }

  /** The counts come first: money is spent only where the corpus is fit to be curated. */
  private static BoostSamples boosting(
      BoostSettings boost, PCollection<ScoredShard> distinct, CurationSettings settings) {
    return new BoostSamples(
        distinct.apply("Count before boosting", new CountCorpus(settings.quotas())),
        boost,
        settings.models(),
        settings.quotas().strategy().rankedBy(),
        settings.quotas().seed(),
        settings.shards(),
        settings.output());
  }

  /** Most strategies need ranks and clusters only; those that compare vectors need these too. */
  private static PCollectionView<Map<String, SelectionPlan>> plans(
      SelectionStrategy strategy,
      PCollection<ScoredShard> candidates,
      PCollection<ClusteredShard> clustered,
      PCollectionView<Corpus> corpus,
      Grouping grouping) {
    if (strategy instanceof VectorStrategy comparing) {
      return candidates.apply("Plan selection", new PlanByVectors(corpus, grouping, comparing));
    }
    SummaryStrategy ranking = (SummaryStrategy) strategy;
    return clustered.apply("Plan selection", new PlanSelection(corpus, grouping, ranking));
  }
}
