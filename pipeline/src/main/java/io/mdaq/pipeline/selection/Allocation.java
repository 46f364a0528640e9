// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The budget of each language.
 *
 * @param requested what the configuration asks for in all
 * @param quotas by language code; never more than the language has
 */
public record Allocation(long requested, SortedMap<String, Long> quotas) implements Serializable {

  public Allocation {
    quotas = Collections.unmodifiableSortedMap(new TreeMap<>(quotas));
  }

  /** What can be selected in all: {@link #requested} unless there are too few samples. */
  public long total() {
    return quotas.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many samples are missing to what was asked for; to be reported if not zero. */
  public long shortfall() {
    return requested - total();
  }
}
