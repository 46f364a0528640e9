// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.sample.SampleId;

/**
 * A sample whose vector is looked at.
 *
 * @param rank its place in its group
 * @param vector a quantised unit vector, or all zero; not copied, and must not change
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Candidate(Rank rank, short[] vector) {

  SampleId id() {
    return rank.id();
  }
}
