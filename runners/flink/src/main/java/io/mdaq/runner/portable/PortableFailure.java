// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.engine.ToldProblem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.vendor.grpc.v1p60p1.io.grpc.StatusRuntimeException;

/** Says of what a job server told, which is only text, what the user can do about it. */
final class PortableFailure {

  /** Beam's words before the job server's. */
  private static final Pattern TOLD =
      Pattern.compile("The Runner experienced the following error during execution:\\s*(.*)");

  /** What stands before the cause that the user's code threw: Beam's wrappers, by their names. */
  private static final Pattern WRAPPERS =
      Pattern.compile(
          "^(?:java\\.lang\\.RuntimeException: |org\\.apache\\.beam\\.sdk\\.util\\.\\w+: |Error"
              + " received from SDK harness for instruction \\S+: )+");

  private PortableFailure() {}

  /** What to throw instead; the same where nothing better is known. */
  static RuntimeException explained(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException lost) {
        return UserException.failed(
            "the job server does not answer any more (%s). What the job was writing is not finished;"
                    .formatted(lost.getStatus())
                + " look into its log, and run it again when it is back",
            failure);
      }
    }
    String message = String.valueOf(failure.getMessage());
    Optional<String> problem = ToldProblem.in(message);
    if (problem.isPresent()) {
      return UserException.failed(problem.get(), failure);
    }
    Matcher told = TOLD.matcher(message);
    return told.find()
        ? UserException.failed(
            "the job failed: %s. Run it again with --verbose to see where"
                .formatted(WRAPPERS.matcher(told.group(1).strip()).replaceFirst("")),
            failure)
        : failure;
  }
}
