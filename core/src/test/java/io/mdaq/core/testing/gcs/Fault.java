// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

/** What goes wrong with a request. */
public sealed interface Fault {

  /**
   * The request is refused.
   *
   * @param code of HTTP, such as 503
   * @param reason the API's word for it, such as {@code backendError}
   * @param message for people
   */
  record Status(int code, String reason, String message) implements Fault {}

  /**
   * The connection is closed.
   *
   * @param afterBytes of the answer's body; with 0 nothing is sent at all
   */
  record Cut(int afterBytes) implements Fault {}

  /**
   * Somebody else answers, as a proxy does.
   *
   * @param code of HTTP
   * @param body which need not be JSON
   */
  record Says(int code, String body) implements Fault {}

  /** The answer comes late, but it comes. */
  record Slow(long millis) implements Fault {}

  /** Something happens between the request and its answer, for example another writer. */
  record Meanwhile(Runnable action) implements Fault {}

  /** The refusals that the service is known for: 401, 403, 404, 412, 429 and 5xx. */
  static Fault status(int code) {
    return switch (code) {
      case 401 -> new Status(401, "required", "Anonymous caller does not have access.");
      case 403 -> new Status(403, "forbidden", "The caller does not have access.");
      case 404 -> new Status(404, "notFound", "Not found.");
      case 412 -> new Status(412, "conditionNotMet", "Precondition failed.");
      case 429 -> new Status(429, "rateLimitExceeded", "Slow down.");
      default -> new Status(code, "backendError", "We encountered an internal error.");
    };
  }
}
