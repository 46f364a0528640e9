// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.manifest.JsonFile;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.facts.GroupFacts;
import io.mdaq.pipeline.facts.GroupFacts.ClusterFacts;
import io.mdaq.pipeline.facts.RunFacts;
import io.mdaq.pipeline.files.OutputFolder;
import io.mdaq.pipeline.selection.SelectionPlan;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;

/** Writes down for the driver what only the pipeline knows. */
public final class WriteFacts extends PTransform<PBegin, PDone> {

  private static final long serialVersionUID = 1L;

  private final PCollectionView<Corpus> corpus;
  private final PCollectionView<Map<String, GroupClusters>> clusters;
  private final PCollectionView<Map<String, SelectionPlan>> plans;
  private final OutputFolder output;

  /**
   * @param corpus the counts
   * @param clusters how the fits went
   * @param plans what is selected
   * @param output where to write
   */
  public WriteFacts(
      PCollectionView<Corpus> corpus,
      PCollectionView<Map<String, GroupClusters>> clusters,
      PCollectionView<Map<String, SelectionPlan>> plans,
      OutputFolder output) {
    this.corpus = corpus;
    this.clusters = clusters;
    this.plans = plans;
    this.output = output;
  }

  @Override
  public PDone expand(PBegin begin) {
    begin
        .apply("Once", Create.of(0))
        .apply(
            "Write facts",
            ParDo.of(new Write(corpus, clusters, plans, output))
                .withSideInputs(corpus, clusters, plans));
    return PDone.in(begin.getPipeline());
  }

  /** Writes the file; the element only starts it. */
  private static final class Write extends DoFn<Integer, Void> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Corpus> corpusView;
    private final PCollectionView<Map<String, GroupClusters>> clustersView;
    private final PCollectionView<Map<String, SelectionPlan>> plansView;
    private final OutputFolder output;

    Write(
        PCollectionView<Corpus> corpusView,
        PCollectionView<Map<String, GroupClusters>> clustersView,
        PCollectionView<Map<String, SelectionPlan>> plansView,
        OutputFolder output) {
      this.corpusView = corpusView;
      this.clustersView = clustersView;
      this.plansView = plansView;
      this.output = output;
    }

    @ProcessElement
    public void write(ProcessContext context) {
      Corpus corpus = context.sideInput(corpusView);
      Map<String, GroupClusters> clusters = context.sideInput(clustersView);
      TreeMap<String, GroupFacts> groups = new TreeMap<>();
      context
          .sideInput(plansView)
          .forEach(
              (group, plan) ->
                  groups.put(
                      group,
                      GroupFacts.of(
                          corpus.quotaOf(group).samples(),
                          plan.counts(),
                          Optional.ofNullable(clusters.get(group))
                              .map(fitted -> ClusterFacts.of(fitted.report()))
                              .orElse(null))));
      RunFacts facts = new RunFacts(corpus.read(), groups);
      WriteOutcome.writeOrFail(output, RunFacts.FILE, stream -> JsonFile.write(stream, facts));
    }
  }
}
