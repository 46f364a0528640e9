// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.joda.time.Duration;

/**
 * A job that was submitted. It is cancelled when this process ends before it, by Ctrl-C for
 * example: nobody would look at what it wrote. Waiting for its end closes what was started for it.
 */
final class PortableJob implements PipelineResult {

  private final PipelineResult job;
  private final Optional<LocalJobServer> server;
  private final Thread hook;

  private PortableJob(PipelineResult job, Optional<LocalJobServer> server) {
    this.job = job;
    this.server = server;
    this.hook = new Thread(this::cancelAtExit, "cancel the portable job");
  }

  /**
   * Begins to watch.
   *
   * @param server started for this job alone
   */
  static PortableJob watch(PipelineResult submitted, Optional<LocalJobServer> server) {
    PortableJob job = new PortableJob(submitted, server);
    Runtime.getRuntime().addShutdownHook(job.hook);
    return job;
  }

  @Override
  public State waitUntilFinish() {
    try {
      return job.waitUntilFinish();
    } finally {
      ended();
    }
  }

  @Override
  public State waitUntilFinish(Duration duration) {
    throw new UnsupportedOperationException("who waits, waits for the end");
  }

  private void ended() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook finds the job at its end, and the server goes with it.
      return;
    }
    server.ifPresent(LocalJobServer::close);
  }

  private void cancelAtExit() {
    try {
      State unused = job.cancel();
    } catch (IOException | RuntimeException e) {
      System.getLogger(PortableJob.class.getName())
          .log(System.Logger.Level.WARNING, "the job was not cancelled", e);
    }
  }

  @Override
  public State getState() {
    return job.getState();
  }

  @Override
  public State cancel() throws IOException {
    return job.cancel();
  }

  /** Those that the job server gave at the job's end; none where it gave none. */
  @Override
  public MetricResults metrics() {
    try {
      return job.metrics();
    } catch (NullPointerException e) {
      // Beam's result holds null where it was not answered. Nothing depends on metrics.
      return new NoMetrics();
    }
  }

  private static final class NoMetrics extends MetricResults {
    @Override
    public MetricQueryResults queryMetrics(MetricsFilter filter) {
      return MetricQueryResults.create(List.of(), List.of(), List.of(), List.of());
    }
  }
}
