// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import io.mdaq.core.endpoint.Attempt.Failure;
import io.mdaq.core.endpoint.FailureKind.Blame;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.util.Optional;

/**
 * Ends a run that cannot succeed, rather than let every request fail for the same reason: at once
 * where the endpoint is to blame, else after a number of failures in a row.
 */
final class RunGuard {

  private final Endpoint endpoint;
  private boolean hasAnswered;
  private int failuresInARow;
  private Optional<String> end = Optional.empty();

  RunGuard(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * To be called before anything is sent.
   *
   * @throws UserException if the run has ended
   */
  synchronized void check() {
    if (end.isPresent()) {
      throw UserException.failed(end.get());
    }
  }

  synchronized void answered() {
    hasAnswered = true;
    failuresInARow = 0;
  }

  /**
   * Counts a failure that is not retried any more.
   *
   * @throws UserException if the run is to end
   */
  synchronized void failed(Failure failure) {
    failuresInARow++;
    Blame blame = failure.kind().blame();
    if (blame == Blame.ENDPOINT || (blame == Blame.ENDPOINT_UNTIL_IT_ANSWERS && !hasAnswered)) {
      end = Optional.of(message(failure, ""));
    } else if (failuresInARow >= endpoint.maxFailuresInARow()) {
      end = Optional.of(message(failure, " This was failure " + failuresInARow + " in a row."));
    }
    check();
  }

  private String message(Failure failure, String count) {
    String key = endpoint.keyVariable().isEmpty() ? "none is sent" : endpoint.keyVariable();
    String advice =
        switch (failure.kind()) {
          case LOCKED_OUT -> "Check the key (" + key + "), the account and the URL";
          case NOT_SERVED ->
              "Check the model's name, the URL and the rights of the key (" + key + ")";
          case UNREACHABLE -> "Check the URL, and that the server runs";
          default -> "See what the server's own log says";
        };
    return ("the endpoint %s cannot serve the model %s: %s.%s %s, then run the same command again:"
            + " what was answered is kept.")
        .formatted(
            endpoint.baseUrl(), Excerpt.of(endpoint.model()), failure.message(), count, advice);
  }
}
