// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import org.apache.beam.runners.dataflow.DataflowPipelineJob;
import org.apache.beam.runners.dataflow.util.MonitoringUtil;
import org.apache.beam.sdk.PipelineResult.State;
import org.joda.time.Duration;

/** Waits for a submitted job, and keeps what the service says of its failure. */
final class JobEnding {

  private static final Duration FOREVER = Duration.millis(-1);

  private JobEnding() {}

  /**
   * Waits.
   *
   * @return DONE
   * @throws UserException where the job ended otherwise
   */
  static State await(DataflowPipelineJob job) {
    String name = "the Dataflow job " + job.getJobId();
    Complaints complaints = new Complaints();
    State state;
    try {
      state = job.waitUntilFinish(FOREVER, complaints);
    } catch (IOException e) {
      throw UserException.failed(
          "%s: the service does not answer any more: %s".formatted(name, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UserException.failed("interrupted", e);
    }
    if (state != State.DONE) {
      throw UserException.failed(
          "%s ended as %s: %s. Its steps and logs: %s"
              .formatted(
                  name,
                  state,
                  complaints.reason(),
                  MonitoringUtil.getJobMonitoringPageURL(
                      job.getProjectId(), job.getRegion(), job.getJobId())));
    }
    return State.DONE;
  }
}
