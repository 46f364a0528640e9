// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

/** Why a request has no answer, and what follows from it. */
public enum FailureKind {
  /** No valid key, no money left, a redirection, or a wait of more than an hour was asked for. */
  LOCKED_OUT(Retry.NEVER, Blame.ENDPOINT),
  /** Status 403, 404 or 405: mostly an unknown model, a wrong path or a missing right. */
  NOT_SERVED(Retry.NEVER, Blame.ENDPOINT_UNTIL_IT_ANSWERS),
  /** Another status of 400 to 499: mostly a prompt that is too long. */
  REJECTED(Retry.NEVER, Blame.REQUEST),
  /** Status 429. */
  RATE_LIMITED(Retry.SLOWER, Blame.REQUEST),
  /** Status 503, 504 or 529. */
  OVERLOADED(Retry.SLOWER, Blame.REQUEST),
  /** Another status of 500 and above. */
  SERVER_ERROR(Retry.SAME_PACE, Blame.REQUEST),
  /** The answer was not complete in time. */
  TIMEOUT(Retry.SLOWER, Blame.REQUEST),
  /** No connection came about. */
  UNREACHABLE(Retry.SAME_PACE, Blame.ENDPOINT_UNTIL_IT_ANSWERS),
  /** The connection ended before the answer did. */
  DISCONNECTED(Retry.SAME_PACE, Blame.REQUEST),
  /** The reply is no chat completion: no or half a JSON, no choice, too long, of unknown ending. */
  MALFORMED(Retry.SAME_PACE, Blame.REQUEST);

  /** Whether the request is sent again. */
  enum Retry {
    NEVER,
    SAME_PACE,
    /** Again, and fewer at once from now on. */
    SLOWER
  }

  /** What the failure speaks against once it is not retried any more. */
  enum Blame {
    /** This one request: the others go on. */
    REQUEST,
    /** The endpoint, so that the run ends, unless it has answered in this run. */
    ENDPOINT_UNTIL_IT_ANSWERS,
    /** The endpoint: the run ends. */
    ENDPOINT
  }

  private final Retry retry;
  private final Blame blame;

  FailureKind(Retry retry, Blame blame) {
    this.retry = retry;
    this.blame = blame;
  }

  Retry retry() {
    return retry;
  }

  Blame blame() {
    return blame;
  }
}
