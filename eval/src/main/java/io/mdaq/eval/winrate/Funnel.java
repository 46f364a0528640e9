// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

/**
 * How many questions came how far.
 *
 * @param questions asked of both systems, or of one
 * @param answered by both
 * @param judged the judge was asked
 * @param decided each asking brought a verdict: in both orders, or the one that a recording has
 * @param scored have a win, a loss or a tie
 */
public record Funnel(long questions, long answered, long judged, long decided, long scored) {

  /**
   * @throws IllegalStateException where the counts contradict each other
   */
  public Funnel {
    boolean narrows =
        questions >= answered && answered >= judged && judged >= decided && scored >= 0;
    if (!narrows || decided != scored) {
      throw new IllegalStateException(
          "a funnel cannot widen, and what is decided is scored: questions %d, answered %d, judged %d, decided %d, scored %d"
              .formatted(questions, answered, judged, decided, scored));
    }
  }

  /** Both together. */
  public Funnel plus(Funnel other) {
    return new Funnel(
        questions + other.questions,
        answered + other.answered,
        judged + other.judged,
        decided + other.decided,
        scored + other.scored);
  }
}
