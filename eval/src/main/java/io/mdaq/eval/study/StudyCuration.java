// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.study;

import io.mdaq.core.config.StudyConfig;
import java.util.List;
import java.util.Locale;

/** A run of {@code curate} on the pool, from which a training set comes. */
public enum StudyCuration {
  /** A subset. */
  CURATED,
  /** All samples, poor ones rewritten. */
  BOOSTED,
  /** A subset of all samples, poor ones rewritten before. */
  BOOSTED_CURATED;

  /** The curations of a study. */
  public static List<StudyCuration> of(StudyConfig config) {
    return switch (config.curation()) {
      case LEAVE_OUT -> List.of();
      case COMPARE -> config.stages().isBoosting() ? List.of(values()) : List.of(CURATED);
    };
  }

  /** The name of its folder and its training set. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
