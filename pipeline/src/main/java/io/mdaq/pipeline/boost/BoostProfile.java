// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code boosted/} has to be drawn and read. Examples are those with the smallest ids, which
 * are hashes, so that they are drawn and not chosen.
 *
 * @param shifts by language code, where anything was replaced
 * @param replaced by language code: a few candidates whose revisions took their places
 * @param kept by reason: a few candidates that stayed
 */
public record BoostProfile(
    SortedMap<String, Shift> shifts,
    SortedMap<String, List<BoostedLine>> replaced,
    SortedMap<String, List<BoostedLine>> kept) {

  /** Nothing was boosted. */
  public static final BoostProfile NONE =
      new BoostProfile(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  /**
   * Scores in steps of {@link io.mdaq.core.ledger.LanguageProfile#STEP}, with how many have them.
   *
   * @param before of replaced candidates
   * @param after of what took their places
   */
  public record Shift(SortedMap<Integer, Long> before, SortedMap<Integer, Long> after) {

    /** Both together. */
    public Shift plus(Shift other) {
      return new Shift(sum(before, other.before), sum(after, other.after));
    }

    private static SortedMap<Integer, Long> sum(
        SortedMap<Integer, Long> left, SortedMap<Integer, Long> right) {
      TreeMap<Integer, Long> sum = new TreeMap<>(left);
      right.forEach((step, count) -> sum.merge(step, count, Long::sum));
      return sum;
    }
  }
}
