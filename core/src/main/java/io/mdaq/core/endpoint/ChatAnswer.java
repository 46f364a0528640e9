// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import java.util.Optional;

/** What came of a request. Only what is {@link Completed} is kept and never asked for again. */
public sealed interface ChatAnswer {

  /**
   * The model answered, or declined to.
   *
   * @param text as it came, unpaired surrogates replaced by U+FFFD; may be empty
   * @param usage as the endpoint counted; empty where it told none
   */
  record Completed(String text, Ending ending, Optional<TokenUsage> usage) implements ChatAnswer {}

  /** There is no answer, after all retries. The request may be sent again in a later run. */
  record Failed(FailureKind kind, String message) implements ChatAnswer {}

  /** The cap on costs was reached before this request, so it was not sent. */
  record OverBudget() implements ChatAnswer {}

  /** How an answer ended. */
  enum Ending {
    /** The model ended it, or a stop string did. */
    STOP,
    /** It reached {@code max_tokens}; the text is what there is up to there. */
    LENGTH,
    /** The endpoint withheld the answer or the rest of it. */
    CONTENT_FILTER,
    /** The model declined, in the field that the API has for it; the text is what it said there. */
    REFUSAL
  }
}
