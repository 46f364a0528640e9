// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the questions of one language can be paired with those of another. */
public enum Alignment {
  /** Rows carry ids, and languages share them: equal keys mean the same question. */
  @JsonProperty("by_id")
  BY_ID,
  /** Keys are positions or nothing that languages share; files drift, so nothing is paired. */
  @JsonProperty("none")
  NONE
}
