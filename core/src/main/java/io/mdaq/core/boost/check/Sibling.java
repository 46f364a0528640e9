// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import java.util.Comparator;

/**
 * A sample that is made from the same example as another one.
 *
 * @param language BCP-47
 * @param id of the sample
 */
public record Sibling(String language, String id, NeutralForm form) implements Comparable<Sibling> {

  private static final Comparator<Sibling> ORDER =
      Comparator.comparing(Sibling::language).thenComparing(Sibling::id);

  /** By language, then by id. */
  @Override
  public int compareTo(Sibling other) {
    return ORDER.compare(this, other);
  }
}
