// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.sample.SampleId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the texts of a language have in common whatever they are about, such as its little words:
 * without it, two texts about different things are far closer in one language than in another.
 * Backgrounds of parts add up to that of the whole, exactly and in any order.
 *
 * @param languages sums of vectors by language code
 */
public record Background(SortedMap<String, Sum> languages) {

  /** Nothing is known of any language. */
  public static final Background NONE = new Background(new TreeMap<>());

  /** About so many samples of a language are looked at; more change next to nothing. */
  private static final long ENOUGH = 256;

  /**
   * A language.
   *
   * @param texts how many were added up, up to a million
   * @param components of the sum of their lexical vectors, in fixed point
   */
  public record Sum(long texts, int[] components) {

    Sum plus(Sum other) {
      int[] sum = components.clone();
      for (int d = 0; d < sum.length; d++) {
        sum[d] = Math.addExact(sum[d], other.components[d]);
      }
      return new Sum(texts + other.texts, sum);
    }
  }

  public Background {
    languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
  }

  /**
   * Whether a sample is one of those that are looked at: by its hash, and so the same in every run
   * over the same samples.
   *
   * @param samples how many there are of its language
   */
  public static boolean isDrawn(SampleId id, long samples) {
    return samples <= ENOUGH
        || Long.compareUnsigned(id.high(), Long.divideUnsigned(-1, samples) * ENOUGH) < 0;
  }

  /** Both together. */
  public Background plus(Background other) {
    TreeMap<String, Sum> both = new TreeMap<>(languages);
    other.languages.forEach((code, sum) -> both.merge(code, sum, Sum::plus));
    return new Background(both);
  }
}
