// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A sample in a bucket.
 *
 * @param bucket its hash
 * @param rank by score, best first
 */
public record BucketEntry(long bucket, Rank rank) {

  private static final Comparator<BucketEntry> BY_BUCKET_BEST_FIRST =
      Comparator.comparingLong(BucketEntry::bucket).thenComparing(BucketEntry::rank);

  /**
   * Pairs each sample with the leader of its bucket, which is the best-ranked one: a bucket of n
   * samples gives n - 1 pairs.
   *
   * @param entries of whole buckets, in any order; they are sorted
   */
  public static List<IdPair> withLeaders(List<BucketEntry> entries) {
    entries.sort(BY_BUCKET_BEST_FIRST);
    List<IdPair> pairs = new ArrayList<>();
    int leader = 0;
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).bucket != entries.get(leader).bucket) {
        leader = i;
      } else {
        pairs.add(new IdPair(entries.get(i).rank.id(), entries.get(leader).rank.id()));
      }
    }
    return pairs;
  }

  public void write(ByteWriter out) {
    out.putFixedLong(bucket);
    Ranks.write(out, rank);
  }

  public static BucketEntry read(ByteReader in) {
    return new BucketEntry(in.fixedLong(), Ranks.read(in));
  }
}
