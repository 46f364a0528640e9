// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.response;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the answering of one turn ended. */
public enum Finish {
  /** The model ended its answer. */
  @JsonProperty("stop")
  STOP,
  /** The longest allowed length was reached; the text is what there is up to there. */
  @JsonProperty("length")
  LENGTH,
  /** The endpoint withheld an answer. */
  @JsonProperty("content_filter")
  CONTENT_FILTER,
  /** The prompt alone is longer than the model reads. */
  @JsonProperty("prompt_too_long")
  PROMPT_TOO_LONG,
  /** An earlier turn of the conversation has no answer, so this one was not asked. */
  @JsonProperty("no_earlier_answer")
  NO_EARLIER_ANSWER,
  /** The model's numbers were none, or the endpoint failed after all retries. */
  @JsonProperty("error")
  ERROR;

  /** Whether there is an answer to judge. */
  public boolean answered() {
    return this == STOP || this == LENGTH;
  }
}
