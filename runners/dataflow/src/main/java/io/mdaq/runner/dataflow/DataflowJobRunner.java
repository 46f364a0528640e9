// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import io.mdaq.pipeline.engine.WatchedJob;
import org.apache.beam.runners.dataflow.DataflowPipelineJob;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.util.DataflowTemplateJob;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Beam's runner, with jobs that go with this process and say why they failed. Beam makes one by its
 * name.
 */
public final class DataflowJobRunner extends PipelineRunner<PipelineResult> {

  private final PipelineOptions options;

  private DataflowJobRunner(PipelineOptions options) {
    this.options = options;
  }

  /** For Beam. */
  public static DataflowJobRunner fromOptions(PipelineOptions options) {
    return new DataflowJobRunner(options);
  }

  @Override
  public PipelineResult run(Pipeline pipeline) {
    // The options go to the service, which knows Beam's class and not this one.
    options.setRunner(DataflowRunner.class);
    DataflowPipelineJob job = DataflowRunner.fromOptions(options).run(pipeline);
    return job instanceof DataflowTemplateJob
        ? job
        : WatchedJob.watch(job, JobEnding::await, () -> {});
  }
}
