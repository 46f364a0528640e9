// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import io.mdaq.eval.judgement.Verdict;
import java.util.List;
import java.util.Optional;

/** In which way a judge was asked about a pair. */
public enum Asking {
  SUBJECT_FIRST,
  BASELINE_FIRST,
  /** In one order, which the recording does not tell. */
  ONCE;

  /** The verdict of this asking among those of a {@link Comparison}. */
  Optional<Verdict> of(List<Verdict> verdicts) {
    return switch (verdicts.size()) {
      case 1 -> this == ONCE ? Optional.of(verdicts.get(0)) : Optional.empty();
      case 2 -> this == ONCE ? Optional.empty() : Optional.of(verdicts.get(ordinal()));
      default -> Optional.empty();
    };
  }
}
