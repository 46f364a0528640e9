// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleText;

/** Puts texts into buckets. Not thread-safe. */
public final class BucketHasher {

  private final Shingler shingler = new Shingler();
  private final MinHash minHash;

  public BucketHasher(NearDuplicateSettings settings) {
    minHash = new MinHash(settings);
  }

  /** The buckets of a text; texts of different languages share none. */
  public Buckets of(String language, SampleText text) {
    int[] shingles = shingler.unsorted(text);
    return shingles.length == 0
        ? Buckets.NONE
        : new Buckets(shingles.length, minHash.buckets(language, shingles));
  }
}
