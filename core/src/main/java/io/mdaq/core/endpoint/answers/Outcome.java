// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.ChatAnswer;

/** An answer and where it is from. */
record Outcome(ChatAnswer answer, Source source) {

  /** Who paid. */
  enum Source {
    /** The endpoint answered this very question. */
    ASKED,
    /** An earlier run or an equal question had the answer already. */
    REUSED,
    /** There is no answer. */
    NONE
  }

  /** The same for an equal question. */
  Outcome again() {
    return source == Source.ASKED ? new Outcome(answer, Source.REUSED) : this;
  }
}
