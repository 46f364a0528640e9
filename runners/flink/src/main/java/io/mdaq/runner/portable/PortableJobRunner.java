// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import io.mdaq.pipeline.engine.WatchedJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.beam.runners.portability.PortableRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PortablePipelineOptions;

/**
 * Beam's portable runner, with a job server that lives as long as the job where none is named, and
 * with jobs that go with the process. Beam makes one by its name.
 */
public final class PortableJobRunner extends PipelineRunner<PipelineResult> {

  private final PortablePipelineOptions options;

  private PortableJobRunner(PortablePipelineOptions options) {
    this.options = options;
  }

  /** For Beam. */
  public static PortableJobRunner fromOptions(PipelineOptions options) {
    return new PortableJobRunner(options.as(PortablePipelineOptions.class));
  }

  @Override
  public PipelineResult run(Pipeline pipeline) {
    // The options go to the job server, which knows Beam's class and not this one.
    options.setRunner(PortableRunner.class);
    try {
      return options.getJobEndpoint() == null ? runHere(pipeline) : runThere(pipeline);
    } finally {
      options.setRunner(PortableJobRunner.class);
    }
  }

  private PipelineResult runThere(Pipeline pipeline) {
    return WatchedJob.watch(submit(pipeline), PipelineResult::waitUntilFinish, () -> {});
  }

  private PipelineResult runHere(Pipeline pipeline) {
    LocalJobServer server = LocalJobServer.start();
    try {
      options.setJobEndpoint(server.endpoint());
      return WatchedJob.watch(submit(pipeline), PortableJobRunner::awaitEnd, server::close);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    } finally {
      options.setJobEndpoint(null);
    }
  }

  private static PipelineResult.State awaitEnd(PipelineResult job) {
    try (StuckBundles bundles = StuckBundles.watch(() -> cancel(job))) {
      PipelineResult.State state;
      try {
        state = job.waitUntilFinish();
      } catch (RuntimeException e) {
        bundles.requireNone(e);
        throw e;
      }
      bundles.requireNone(null);
      return state;
    }
  }

  private static void cancel(PipelineResult job) {
    try {
      job.cancel();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PipelineResult submit(Pipeline pipeline) {
    return PortableRunner.fromOptions(options).run(pipeline);
  }
}
