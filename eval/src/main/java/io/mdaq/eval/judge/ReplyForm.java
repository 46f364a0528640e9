// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.eval.judge.label.ParsedReply;
import io.mdaq.eval.judge.label.ReplyParser;
import io.mdaq.eval.judge.rubric.Rubric;
import io.mdaq.eval.response.Finish;

/** How the replies of a judge are read. */
public enum ReplyForm {
  /** Words that end with a label. */
  WORDS {
    @Override
    public ParsedReply parse(String reply, Finish finish) {
      return new ReplyParser(Rubric.LABELS).parse(reply, finish);
    }
  },
  /** Two numbers; see {@link ScoredReply}. */
  SCORES {
    @Override
    public ParsedReply parse(String reply, Finish finish) {
      return ScoredReply.parse(reply);
    }
  };

  /** What a reply says, now or when it is read again later. */
  public abstract ParsedReply parse(String reply, Finish finish);
}
