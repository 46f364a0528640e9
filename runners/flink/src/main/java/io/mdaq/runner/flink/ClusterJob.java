// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import io.mdaq.pipeline.engine.AtExit;
import io.mdaq.pipeline.facts.Progress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.beam.runners.flink.metrics.FlinkMetricContainer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobListener;
import org.jspecify.annotations.Nullable;

/**
 * Follows a job on a cluster: asks how many rows its finished tasks have done, and cancels it when
 * this process ends before it, by Ctrl-C for example, since nobody would look at what it wrote.
 * Flink makes one by its name, which the job's configuration gives.
 */
public final class ClusterJob implements JobListener {

  /** A cluster that does not answer must not keep the process from ending. */
  private static final long PATIENCE_SECONDS = 10;

  private static final long ASKED_EVERY_SECONDS = 5;

  private final ScheduledExecutorService asking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ask Flink how far the job is");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable AtExit cancelling;

  @Override
  public synchronized void onJobSubmitted(@Nullable JobClient job, @Nullable Throwable problem) {
    if (job != null) {
      cancelling = AtExit.register("cancel Flink job " + job.getJobID(), () -> cancel(job));
      var unused =
          asking.scheduleWithFixedDelay(
              () -> observe(job), ASKED_EVERY_SECONDS, ASKED_EVERY_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public synchronized void onJobExecuted(
      @Nullable JobExecutionResult result, @Nullable Throwable problem) {
    asking.shutdownNow();
    if (cancelling != null) {
      boolean unused = cancelling.withdraw();
    }
  }

  /** Tasks tell what they did when they end; what cannot be asked for is not shown. */
  private static void observe(JobClient job) {
    try {
      if (job.getAccumulators()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .get(FlinkMetricContainer.ACCUMULATOR_NAME)
          instanceof MetricsContainerStepMap metrics) {
        Progress.observe(MetricsContainerStepMap.asAttemptedOnlyMetricResults(metrics));
      }
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      System.getLogger(ClusterJob.class.getName())
          .log(System.Logger.Level.DEBUG, "Flink does not tell how far the job is", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when the job has ended, so that none of its workers writes any more. */
  private static void cancel(JobClient job) throws Exception {
    job.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    CompletableFuture<JobExecutionResult> end = job.getJobExecutionResult();
    try {
      var unused = end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | CancellationException e) {
      // A job that was cancelled has no result.
      return;
    }
  }
}
