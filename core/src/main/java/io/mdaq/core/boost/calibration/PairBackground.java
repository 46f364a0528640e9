// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.calibration;

import io.mdaq.core.boost.check.Background;
import io.mdaq.core.boost.check.BackgroundSums;
import io.mdaq.core.sample.SampleIds;
import io.mdaq.core.scorer.RevisionPair;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The background that a run over the raw sides of pairs would find. */
public final class PairBackground {

  private PairBackground() {}

  /** Adds up what is drawn of each language. */
  public static Background of(List<RevisionPair> pairs) {
    Map<String, Long> counts =
        pairs.stream()
            .collect(Collectors.groupingBy(RevisionPair::language, Collectors.counting()));
    BackgroundSums sums = new BackgroundSums();
    for (RevisionPair pair : pairs) {
      long count = counts.getOrDefault(pair.language(), 0L);
      if (Background.isDrawn(SampleIds.of(pair.language(), pair.raw()), count)) {
        sums.add(pair.language(), pair.raw());
      }
    }
    return sums.background();
  }
}
