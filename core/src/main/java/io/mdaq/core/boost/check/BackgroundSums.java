// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.boost.check.Background.Sum;
import io.mdaq.core.sample.SampleText;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds samples up to a background. Use one instance per thread. */
public final class BackgroundSums {

  /** Of a sample: the task and the response. */
  private static final int TEXTS = 2;

  private final Closeness closeness = new Closeness();
  private final SortedMap<String, Sum> sums = new TreeMap<>();

  /**
   * Adds a sample.
   *
   * @param language its code
   */
  public void add(String language, SampleText text) {
    EmbeddedSample sample = EmbeddedSample.of(text, closeness);
    int[] components = new int[sample.task().length];
    for (int d = 0; d < components.length; d++) {
      components[d] = sample.task()[d] + sample.response()[d];
    }
    sums.merge(language, new Sum(TEXTS, components), Sum::plus);
  }

  /** What was added so far. */
  public Background background() {
    return new Background(sums);
  }
}
