// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import java.time.Duration;
import java.util.Optional;

/** What came of sending a request once. */
sealed interface Attempt {

  /** An answer. */
  record Answer(ChatAnswer.Completed completed) implements Attempt {}

  /**
   * None.
   *
   * @param message a clause for people, without the key
   * @param retryAfter how long the endpoint asks to be left alone, where it does
   */
  record Failure(FailureKind kind, String message, Optional<Duration> retryAfter)
      implements Attempt {

    Failure(FailureKind kind, String message) {
      this(kind, message, Optional.empty());
    }
  }
}
