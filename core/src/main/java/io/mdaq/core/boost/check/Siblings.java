// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import java.util.Collection;
import java.util.List;

/**
 * The siblings of a sample in other languages.
 *
 * @param all in the order of languages and ids, each once
 */
public record Siblings(List<Sibling> all) {

  /** The sample has none, or nobody knows which they are. */
  public static final Siblings NONE = new Siblings(List.of());

  public Siblings {
    all = all.stream().sorted().distinct().toList();
  }

  /**
   * Those of a sample.
   *
   * @param language the sample's
   * @param family samples made from one example, in any order, the sample itself among them or not
   */
  public static Siblings of(String language, Collection<Sibling> family) {
    return new Siblings(
        family.stream().filter(sibling -> !sibling.language().equals(language)).toList());
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }
}
