// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

import io.mdaq.core.boost.BoostOutcome;
import io.mdaq.core.boost.BoostOutcome.Kept;
import io.mdaq.core.boost.KeptReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the replies of one respondent.
 *
 * @param cases how many there were
 * @param accepted how many were accepted
 * @param kept how many were not, by reason; the others have no entry
 */
public record Tally(long cases, long accepted, Map<KeptReason, Long> kept) {

  /** No case yet. */
  public static final Tally NONE = new Tally(0, 0, new EnumMap<>(KeptReason.class));

  public Tally {
    EnumMap<KeptReason, Long> ordered = new EnumMap<>(KeptReason.class);
    ordered.putAll(kept);
    kept = Collections.unmodifiableMap(ordered);
  }

  /** With one case more. */
  Tally with(BoostOutcome outcome) {
    if (outcome instanceof Kept settled) {
      return plus(new Tally(1, 0, Map.of(settled.reason(), 1L)));
    }
    return new Tally(cases + 1, accepted + 1, kept);
  }

  /** The two together. */
  public Tally plus(Tally other) {
    EnumMap<KeptReason, Long> sum = new EnumMap<>(KeptReason.class);
    sum.putAll(kept);
    other.kept.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return new Tally(cases + other.cases, accepted + other.accepted, sum);
  }

  /** The share that was accepted; not a number without a case. */
  public double acceptedShare() {
    return (double) accepted / cases;
  }

  /** The share of those not accepted that have a right reason; not a number where all were. */
  public double rightShare(Respondent respondent) {
    long right =
        kept.entrySet().stream()
            .filter(entry -> respondent.isRight(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return (double) right / (cases - accepted);
  }
}
