// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import io.mdaq.core.problem.UserException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of what Google's libraries threw what the user can do about it. */
final class DataflowFailure {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final Pattern NO_CREDENTIALS =
      Pattern.compile("(?i)(default credentials|credentials? .*not (found|available))");
  private static final Pattern STAGING = Pattern.compile("Could not stage (\\S+) to (gs://\\S+)");
  private static final Pattern BUCKET =
      Pattern.compile("(?i)(output path|bucket).*(does not exist|not.*writ|not.*access)");

  private DataflowFailure() {}

  /** What to throw instead; the same where nothing better is known. */
  static RuntimeException explained(RuntimeException failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    Optional<UserException> known =
        causes.stream()
            .filter(UserException.class::isInstance)
            .map(UserException.class::cast)
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    return credentials(causes)
        .or(() -> staging(causes))
        .or(() -> bucket(causes))
        .or(() -> refused(causes))
        .or(() -> network(causes))
        .<RuntimeException>map(advice -> UserException.failed(advice, failure))
        .orElse(failure);
  }

  private static Optional<String> credentials(List<Throwable> causes) {
    return causes.stream().anyMatch(cause -> NO_CREDENTIALS.matcher(message(cause)).find())
            || status(causes).filter(code -> code == UNAUTHORIZED).isPresent()
        ? Optional.of(
            "there are no Google credentials that the service takes. Run gcloud auth"
                + " application-default login, or name a service account's file by the environment"
                + " variable GOOGLE_APPLICATION_CREDENTIALS")
        : Optional.empty();
  }

  private static Optional<String> staging(List<Throwable> causes) {
    return causes.stream()
        .map(cause -> STAGING.matcher(message(cause)))
        .filter(Matcher::find)
        .findFirst()
        .map(
            what ->
                "%s could not be copied to %s: %s"
                    .formatted(
                        what.group(1),
                        what.group(2),
                        status(causes).filter(code -> code == FORBIDDEN).isPresent()
                            ? "permission denied. Ask for the right to create objects in that"
                                + " bucket (roles/storage.objectAdmin), or name another one by"
                                + " --stagingLocation"
                            : message(causes.get(causes.size() - 1))
                                + ". Run it again: what was copied already is not copied again"));
  }

  private static Optional<String> bucket(List<Throwable> causes) {
    return causes.stream()
        .map(DataflowFailure::message)
        .filter(message -> BUCKET.matcher(message).find())
        .findFirst()
        .map(
            message ->
                "%s. Make the bucket, or name another one by --tempLocation"
                    .formatted(message.strip()));
  }

  private static Optional<String> refused(List<Throwable> causes) {
    return causes.stream()
        .filter(GoogleJsonResponseException.class::isInstance)
        .map(GoogleJsonResponseException.class::cast)
        .findFirst()
        .map(
            refusal ->
                "the Dataflow service refused the job (%d): %s"
                    .formatted(
                        refusal.getStatusCode(),
                        refusal.getDetails() == null
                            ? refusal.getStatusMessage()
                            : refusal.getDetails().getMessage()));
  }

  private static Optional<String> network(List<Throwable> causes) {
    return causes.stream()
        .filter(UnknownHostException.class::isInstance)
        .findFirst()
        .map(
            cause ->
                "%s cannot be reached from here. Check the network, or look at the job with"
                        .formatted(message(cause))
                    + " --dry-run, which needs none");
  }

  private static Optional<Integer> status(List<Throwable> causes) {
    return causes.stream()
        .filter(GoogleJsonResponseException.class::isInstance)
        .map(cause -> ((GoogleJsonResponseException) cause).getStatusCode())
        .findFirst();
  }

  private static String message(Throwable cause) {
    return cause.getMessage() == null ? "" : cause.getMessage();
  }
}
