// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;

/**
 * One sample and another.
 *
 * @param key what is looked up
 * @param value what is found
 */
public record IdPair(SampleId key, SampleId value) implements Comparable<IdPair> {

  @Override
  public int compareTo(IdPair other) {
    int order = key.compareTo(other.key);
    return order != 0 ? order : value.compareTo(other.value);
  }
}
