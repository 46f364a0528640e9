// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import org.apache.beam.runners.dataflow.DataflowPipelineJob;
import org.apache.beam.runners.dataflow.util.MonitoringUtil;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.joda.time.Duration;

/** A submitted job that keeps what the service said of its failure. */
final class DataflowJob implements PipelineResult {

  private static final Duration FOREVER = Duration.millis(-1);

  private final DataflowPipelineJob job;

  DataflowJob(DataflowPipelineJob job) {
    this.job = job;
  }

  /**
   * Waits.
   *
   * @return DONE
   * @throws UserException where the job ended otherwise
   */
  @Override
  public State waitUntilFinish() {
    Complaints complaints = new Complaints();
    State state;
    try {
      state = job.waitUntilFinish(FOREVER, complaints);
    } catch (IOException e) {
      throw UserException.failed(
          "%s: the service does not answer any more: %s".formatted(name(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UserException.failed("interrupted", e);
    }
    if (state != State.DONE) {
      throw UserException.failed(
          "%s ended as %s: %s. Its steps and logs: %s"
              .formatted(
                  name(),
                  state,
                  complaints.reason(),
                  MonitoringUtil.getJobMonitoringPageURL(
                      job.getProjectId(), job.getRegion(), job.getJobId())));
    }
    return State.DONE;
  }

  private String name() {
    return "the Dataflow job " + job.getJobId();
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
    return job.metrics();
  }
}
