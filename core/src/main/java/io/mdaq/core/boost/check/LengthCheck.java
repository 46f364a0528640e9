// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.CodePoints;

/**
 * Whether a revision is of a likely length. The bounds are far out: experts make one response in
 * four more than four times as long, and none in 18,000 more than 20 times and 2,000 characters.
 */
public final class LengthCheck {

  private static final int MOST_TIMES = 20;
  private static final int FREE_RESPONSE = 4000;
  private static final int FREE_TASK = 1000;

  private LengthCheck() {}

  /** How a length compares with its bounds. */
  public enum Bound {
    WITHIN,
    TOO_LONG,
    TOO_SHORT
  }

  /**
   * Lengths in code points.
   *
   * @param taskBefore of instruction and input
   * @param taskAfter of the revised ones
   * @param responseBefore of the response
   * @param responseAfter of the revised one
   */
  public record Finding(
      int taskBefore, int taskAfter, int responseBefore, int responseAfter, Bound bound) {}

  static Finding check(SampleText sample, SampleText revised) {
    int taskBefore = task(sample);
    int taskAfter = task(revised);
    int before = CodePoints.length(sample.response());
    int after = CodePoints.length(revised.response());
    boolean isLong =
        after > (long) MOST_TIMES * before + FREE_RESPONSE
            || taskAfter > (long) MOST_TIMES * taskBefore + FREE_TASK;
    boolean isShort = before > (long) MOST_TIMES * after + FREE_RESPONSE;
    return new Finding(
        taskBefore,
        taskAfter,
        before,
        after,
        isLong ? Bound.TOO_LONG : isShort ? Bound.TOO_SHORT : Bound.WITHIN);
  }

  private static int task(SampleText text) {
    return CodePoints.length(text.instruction()) + CodePoints.length(text.input());
  }
}
