// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.Contest;

/** Takes comparisons as they are read. */
@FunctionalInterface
public interface ComparisonSink {

  /** One comparison of a contest. */
  void accept(Contest contest, Comparison comparison);
}
