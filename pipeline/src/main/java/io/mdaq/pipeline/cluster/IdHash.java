// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import io.mdaq.core.sample.SampleId;
import java.io.Serializable;

/**
 * A seeded hash of sample ids: the source of every random choice among samples, because it gives
 * each sample the same number however the samples are spread over shards.
 *
 * @param seed chooses the numbers
 */
public record IdHash(long seed) implements Serializable {

  private static final long STEP = 0x9E3779B97F4A7C15L;

  /** 64 bits, uniform over samples. */
  public long of(SampleId id) {
    return mix(id.low() ^ mix(id.high() ^ mix(seed + STEP)));
  }

  /** Stafford's variant 13 of MurmurHash3's finaliser (2011). */
  public static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
