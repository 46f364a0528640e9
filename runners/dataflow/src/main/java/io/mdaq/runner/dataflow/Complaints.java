// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import com.google.api.services.dataflow.model.JobMessage;
import io.mdaq.pipeline.engine.ToldProblem;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.dataflow.util.MonitoringUtil.JobMessagesHandler;
import org.apache.beam.runners.dataflow.util.MonitoringUtil.LoggingHandler;

/** Logs what the service says of a job, and keeps what it says of its failure. */
final class Complaints implements JobMessagesHandler {

  private static final String ERROR = "JOB_MESSAGE_ERROR";

  private final LoggingHandler log = new LoggingHandler();
  private Optional<String> usersProblem = Optional.empty();
  private String lastError = "it gave no reason";

  @Override
  public void process(List<JobMessage> messages) {
    log.process(messages);
    for (JobMessage message : messages) {
      if (ERROR.equals(message.getMessageImportance()) && message.getMessageText() != null) {
        String text = message.getMessageText();
        usersProblem = usersProblem.or(() -> ToldProblem.in(text));
        lastError = text.replaceFirst("(?s)\\R\\s+at .*", "").strip();
      }
    }
  }

  /** The problem that the user can mend, if there was one; else the last error, which sums up. */
  String reason() {
    return usersProblem.orElse(lastError);
  }
}
