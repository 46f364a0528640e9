// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobListener;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a job on a cluster when this process ends before it, by Ctrl-C for example: nobody would
 * look at what it wrote. Flink makes one by its name, which the job's configuration gives.
 */
public final class CancelAtExit implements JobListener {

  /** A cluster that does not answer must not keep the process from ending. */
  private static final long PATIENCE_SECONDS = 5;

  private @Nullable Thread hook;

  @Override
  public synchronized void onJobSubmitted(@Nullable JobClient job, @Nullable Throwable problem) {
    if (job != null) {
      hook = new Thread(() -> cancel(job), "cancel the Flink job");
      Runtime.getRuntime().addShutdownHook(hook);
    }
  }

  @Override
  public synchronized void onJobExecuted(
      @Nullable JobExecutionResult result, @Nullable Throwable problem) {
    if (hook != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending: the hook finds the job at its end.
        return;
      }
    }
  }

  private static void cancel(JobClient job) {
    try {
      job.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      System.getLogger(CancelAtExit.class.getName())
          .log(
              System.Logger.Level.WARNING, "Flink job " + job.getJobID() + " was not cancelled", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
