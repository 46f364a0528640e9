// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

import java.util.TreeMap;

/** How many rows of each language were left out, and why. */
final class OverlapCounts {

  private final TreeMap<String, long[]> counts = new TreeMap<>();

  void add(String language, PromptOverlap.Kind kind) {
    counts
        .computeIfAbsent(language, unused -> new long[PromptOverlap.Kind.values().length])[
        kind.ordinal()]++;
  }

  /** The counts of a set in one language. */
  SetCounts of(String set, String language, long rows) {
    long[] left = counts.getOrDefault(language, new long[PromptOverlap.Kind.values().length]);
    return new SetCounts(
        set,
        language,
        rows,
        left[PromptOverlap.Kind.EXACT.ordinal()],
        left[PromptOverlap.Kind.RUN.ordinal()]);
  }
}
