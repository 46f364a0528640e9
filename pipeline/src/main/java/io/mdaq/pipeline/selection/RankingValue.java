// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.cluster.IdHash;

/** The integer by which a strategy ranks samples; higher is better. */
public enum RankingValue {
  /** The scorer's fixed-point score. */
  SCORE,

  /** 16 bits of a seeded hash of the id; the ids, hashes themselves, settle the many ties. */
  RANDOM,

  /** The response's code points, {@link #MAX_LENGTH} at most. */
  LENGTH;

  /** Responses longer than this count as equally long. */
  public static final int MAX_LENGTH = 1_000_000;

  /**
   * No group has more different values, which bounds its histogram, as long as scores span no more
   * than this many integers.
   */
  public static final int MAX_DIFFERENT_VALUES = 1 << 20;

  private static final int RANDOM_BITS = 16;
  private static final long RANDOM_STREAM = 0x51A7D1CE0B5E11EDL;

  /**
   * The value of one sample.
   *
   * @param score of the sample
   * @param seed of the selection
   */
  public int of(int score, SampleId id, String response, long seed) {
    return switch (this) {
      case SCORE -> score;
      case RANDOM -> (int) (new IdHash(seed ^ RANDOM_STREAM).of(id) >>> (Long.SIZE - RANDOM_BITS));
      case LENGTH -> Math.min(response.codePointCount(0, response.length()), MAX_LENGTH);
    };
  }
}
