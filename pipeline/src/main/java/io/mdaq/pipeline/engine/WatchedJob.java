// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.engine;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.joda.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job that somebody else runs; for engines. It is cancelled when this process ends before it, by
 * Ctrl-C for example: nobody would look at what it wrote. And metrics that cannot be had are none:
 * nothing that a run reports of rows depends on them, so they must not fail a run that is done.
 */
public final class WatchedJob implements PipelineResult {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedJob.class);

  private final PipelineResult job;
  private final Runnable atEnd;
  private final Thread hook;

  private WatchedJob(PipelineResult job, Runnable atEnd) {
    this.job = job;
    this.atEnd = atEnd;
    this.hook = new Thread(this::cancelAtExit, "cancel the job");
  }

  /**
   * Begins to watch.
   *
   * @param atEnd closes what was started for this job alone
   */
  public static WatchedJob watch(PipelineResult submitted, Runnable atEnd) {
    WatchedJob job = new WatchedJob(submitted, atEnd);
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
      // The process is ending: the hook finds the job at its end, and all else goes with it.
      return;
    }
    atEnd.run();
  }

  private void cancelAtExit() {
    try {
      State unused = job.cancel();
    } catch (IOException | RuntimeException e) {
      LOG.warn("the job was not cancelled", e);
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

  @Override
  public MetricResults metrics() {
    try {
      return job.metrics();
    } catch (RuntimeException e) {
      LOG.warn("the job's metrics cannot be had", e);
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
