// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.engine.Engines;
import io.mdaq.pipeline.engine.RunNeeds;
import io.mdaq.pipeline.engine.RunNeeds.Models;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/** Google Cloud Dataflow: workers in the cloud, files in Cloud Storage. */
public final class DataflowEngine implements Engine {

  @Override
  public String name() {
    return "dataflow";
  }

  @Override
  public String description() {
    return "Google Cloud Dataflow (--project, --region, --tempLocation)";
  }

  @Override
  public PipelineOptions options(List<String> arguments) {
    PipelineOptions options =
        Engines.parse(
            List.of("--runner=DataflowRunner", "--appName=mdaq"), arguments, PipelineOptions.class);
    options.setRunner(DataflowJobRunner.class);
    JobSettings.complete(options.as(DataflowPipelineOptions.class), arguments);
    return options;
  }

  @Override
  public void prepare(PipelineOptions options, RunNeeds needs) {
    Reach.require(needs);
    fit(options, needs.models());
  }

  private static void fit(PipelineOptions options, Models models) {
    WorkerSize.of(models).apply(options);
    DataflowPipelineOptions dataflow = options.as(DataflowPipelineOptions.class);
    if (dataflow.getFilesToStage() == null) {
      dataflow.setFilesToStage(WorkerJars.of(options, models));
    }
  }

  @Override
  public List<String> plan(Pipeline pipeline, RunNeeds needs) {
    fit(pipeline.getOptions(), needs.models());
    List<String> lines = new ArrayList<>(JobPlan.of(pipeline).lines());
    lines.addAll(Reach.notes(needs));
    return lines;
  }

  /** A template is started by others. */
  @Override
  public JobEnd end(PipelineOptions options) {
    return options.as(DataflowPipelineOptions.class).getTemplateLocation() == null
        ? JobEnd.AWAITED
        : JobEnd.LATER;
  }

  @Override
  public Workers workers() {
    return Workers.ELSEWHERE;
  }

  @Override
  public RuntimeException explained(RuntimeException failure) {
    return DataflowFailure.explained(failure);
  }
}
