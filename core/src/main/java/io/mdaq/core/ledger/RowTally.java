// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import io.mdaq.core.sample.RowOrigin;
import java.io.Serializable;

/**
 * How many outcomes (samples, or rows that are no sample) were seen, and which. The reader takes
 * one tally, the written ledger another; a row that was lost, doubled, or lost here and doubled
 * there makes them differ.
 *
 * @param outcomes their number
 * @param fingerprint the sum, modulo 2^64, of a hash of each outcome's file, position and side:
 *     independent of order
 */
public record RowTally(long outcomes, long fingerprint) implements Serializable {

  /** Nothing seen yet. */
  public static final RowTally NONE = new RowTally(0, 0);

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** The tally of one outcome. */
  public static RowTally of(RowOrigin origin) {
    long hash = mix(hash(origin.file()) + RowPlace.number(origin.position()));
    hash = mix(hash + (RowPlace.isOffset(origin.position()) ? 1 : 0));
    return new RowTally(1, mix(hash + hash(origin.side().ledgerName())));
  }

  /** Both together. */
  public RowTally plus(RowTally other) {
    return new RowTally(outcomes + other.outcomes, fingerprint + other.fingerprint);
  }

  /** FNV-1a over UTF-16 units (Fowler, Noll and Vo, 1991). */
  private static long hash(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014, doi:10.1145/2660193.2660195). */
  private static long mix(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
