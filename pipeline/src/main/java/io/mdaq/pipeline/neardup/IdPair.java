// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import java.util.Comparator;

/**
 * One sample and another.
 *
 * @param key what is looked up
 * @param value what is found
 */
public record IdPair(SampleId key, SampleId value) implements Comparable<IdPair> {

  private static final Comparator<IdPair> ORDER =
      Comparator.comparing(IdPair::key).thenComparing(IdPair::value);

  @Override
  public int compareTo(IdPair other) {
    return ORDER.compare(this, other);
  }

  IdPair swapped() {
    return new IdPair(value, key);
  }
}
