// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import java.util.Comparator;

/**
 * Comparisons that are counted together: of one prompt set, dimension, turn and language. Sorted in
 * that order.
 *
 * @param set the prompt set's name; empty for all
 * @param dimension what was asked about: {@code overall}, or a named aspect
 * @param turn from 1; 0 for all
 * @param language BCP-47, {@code und} where a recording does not tell; empty for all
 */
public record Stratum(String set, String dimension, int turn, String language)
    implements Comparable<Stratum> {

  private static final Comparator<Stratum> ORDER =
      Comparator.comparing(Stratum::set)
          .thenComparing(Stratum::dimension)
          .thenComparingInt(Stratum::turn)
          .thenComparing(Stratum::language);

  /** This stratum in all languages. */
  public Stratum inAllLanguages() {
    return new Stratum(set, dimension, turn, "");
  }

  /** Everything that was asked about this dimension. */
  public Stratum ofWholeDimension() {
    return new Stratum("", dimension, 0, "");
  }

  @Override
  public int compareTo(Stratum other) {
    return ORDER.compare(this, other);
  }
}
