// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.training.finetuning.ExampleSet.Fate;
import java.util.Locale;

/** What became of a row. */
enum RowOutcome {
  USED,
  TRUNCATED,
  TOO_LONG,
  NOTHING_TO_LEARN,
  REJECTED;

  static RowOutcome of(Fate fate) {
    return switch (fate) {
      case USED -> USED;
      case TRUNCATED -> TRUNCATED;
      case DROPPED -> TOO_LONG;
      case MASKED -> NOTHING_TO_LEARN;
    };
  }

  /** The name in files; never changes. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
