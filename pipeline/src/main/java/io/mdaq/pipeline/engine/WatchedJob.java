// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.engine;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final Supplier<State> waiting;
  private final Runnable atEnd;
  private final AtExit cancelling;

  private WatchedJob(PipelineResult job, Supplier<State> waiting, Runnable atEnd) {
    this.job = job;
    this.waiting = waiting;
    this.atEnd = atEnd;
    this.cancelling = AtExit.register("cancel the job", job::cancel);
  }

  /**
   * Begins to watch.
   *
   * @param waiting waits for the end, and may throw what is to be said of a failure
   * @param atEnd closes what was started for this job alone
   */
  public static <J extends PipelineResult> WatchedJob watch(
      J submitted, Function<J, State> waiting, Runnable atEnd) {
    return new WatchedJob(submitted, () -> waiting.apply(submitted), atEnd);
  }

  @Override
  public State waitUntilFinish() {
    try {
      return waiting.get();
    } finally {
      // Of a process that is ending all else goes with it.
      if (cancelling.withdraw()) {
        atEnd.run();
      }
    }
  }

  @Override
  public State waitUntilFinish(Duration duration) {
    throw new UnsupportedOperationException("who waits, waits for the end");
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
