// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import com.google.cloud.BaseServiceException;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Says what Google Cloud Storage refused and what can be done about it. */
public final class CloudProblem {

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;
  private static final int NONE = 0;
  private static final int SHOWN = 200;

  /** Of Beam's batches only a text is left: the API's error as JSON. */
  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*(\\d{3})\\b");

  /** Beam says so instead of 401. */
  private static final String NO_CREDENTIALS = "Unable to get application default credentials";

  private static final Pattern NO_BUCKET = Pattern.compile("bucket does not exist");

  private CloudProblem() {}

  /**
   * The problem as a user is told of it.
   *
   * @param doing what was tried, such as {@code cannot be read}
   */
  static UserException of(CloudPath where, String doing, Exception problem) {
    String reason = refusal(problem).or(() -> wayThere(problem)).orElseGet(() -> strange(problem));
    String place = Excerpt.escape(where.toString()).replaceFirst("/$", "");
    String message = place + " " + doing + ": " + reason + ".";
    return isMissing(problem)
        ? UserException.usage(message)
        : UserException.failed(message, problem);
  }

  private static String strange(Exception problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String what =
        cause instanceof JsonProcessingException
            ? "no JSON, or not all of it"
            : cause.getMessage() == null
                ? "something is missing in it"
                : Excerpt.of(cause.getMessage(), SHOWN);
    return "the answer is none of Google Cloud Storage ("
        + what
        + "). Look for a proxy in between, check "
        + CloudStorage.ENDPOINT_VARIABLE
        + " if it is set, and run the same command again";
  }

  /**
   * What went wrong and what to do, without a full stop at the end, where something in the chain of
   * causes comes from Google Cloud Storage or, for a problem with files, the way there.
   */
  public static Optional<String> reason(IOException problem) {
    return refusal(problem).or(() -> wayThere(problem));
  }

  /** The same, only where the service or the credentials are known to be the cause. */
  public static Optional<String> refusal(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      int code = code(cause);
      String message = String.valueOf(cause.getMessage());
      if (message.contains(NO_CREDENTIALS)) {
        return Optional.of(words(UNAUTHORIZED, message));
      }
      if (code >= BAD_REQUEST) {
        return Optional.of(words(code, message));
      }
      if (cause instanceof Retryable) {
        return Optional.of(
            "the credentials are not accepted: "
                + Excerpt.of(message, SHOWN)
                + ". Sign in again with \"gcloud auth application-default login\"");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> wayThere(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (isTheWayThere(cause)) {
        return Optional.of(
            "the service cannot be reached ("
                + Excerpt.of(String.valueOf(cause), SHOWN)
                + "). Check the network, and "
                + CloudStorage.ENDPOINT_VARIABLE
                + " if it is set, and run the same command again");
      }
    }
    return Optional.empty();
  }

  /** Whether a condition on the object's generation did not hold: somebody else wrote it. */
  public static boolean isConditionFailed(Throwable problem) {
    return hasCode(problem, PRECONDITION_FAILED);
  }

  /** Whether there is no such object or bucket. */
  public static boolean isMissing(Throwable problem) {
    return hasCode(problem, NOT_FOUND);
  }

  static boolean isMissingBucket(Throwable problem) {
    return isMissing(problem) && NO_BUCKET.matcher(String.valueOf(problem.getMessage())).find();
  }

  private static boolean hasCode(Throwable problem, int code) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (code(cause) == code) {
        return true;
      }
    }
    return false;
  }

  private static int code(Throwable cause) {
    if (cause instanceof HttpResponseException response) {
      return response.getStatusCode();
    }
    if (cause instanceof BaseServiceException service) {
      return service.getCode();
    }
    if (cause instanceof IOException) {
      Matcher code = CODE.matcher(String.valueOf(cause.getMessage()));
      return code.find() ? Integer.parseInt(code.group(1)) : NONE;
    }
    return NONE;
  }

  private static boolean isTheWayThere(Throwable cause) {
    return cause instanceof UnknownHostException
        || cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof SocketTimeoutException
        || cause instanceof SocketException
        || cause instanceof SSLException;
  }

  private static String words(int code, String message) {
    return switch (code) {
      case UNAUTHORIZED ->
          "nobody is signed in. Run \"gcloud auth application-default login\", or let the"
              + " environment variable GOOGLE_APPLICATION_CREDENTIALS name a key file";
      case FORBIDDEN ->
          "permission denied. Give the account that is signed in the role Storage Object User on"
              + " the bucket (Storage Object Viewer where only reading is needed), or sign in as"
              + " another one";
      case NOT_FOUND ->
          NO_BUCKET.matcher(message).find()
              ? "there is no such bucket. Check its name"
              : "there is no such object. Check its name";
      case PRECONDITION_FAILED ->
          "it was changed by somebody else meanwhile. See that only one command writes there, and"
              + " run this one again";
      case TOO_MANY_REQUESTS ->
          "the service takes no more requests for now (429), also after several tries. Wait some"
              + " minutes and run the same command again";
      default ->
          code >= SERVER_ERRORS
              ? "the service fails ("
                  + code
                  + "), also after several tries. Run the same command"
                  + " again later"
              : "the service refuses (" + code + "): " + Excerpt.of(message, SHOWN);
    };
  }
}
