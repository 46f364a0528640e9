// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples in buckets, 32 bytes each and without an object for each, since a sample has a dozen of
 * them. Not thread-safe.
 */
public final class BucketEntries {

  /** An entry is its bucket, the sample's id, and its size above the value of its rank. */
  private static final int LONGS = 4;

  private static final int ROOM = 64;
  private static final int NONE = -1;
  private static final long LOW_BITS = 0xFFFFFFFFL;

  private long[] entries;
  private int size;

  public BucketEntries() {
    this(new long[LONGS * ROOM], 0);
  }

  private BucketEntries(long[] entries, int size) {
    this.entries = entries;
    this.size = size;
  }

  public static RecordCoder<BucketEntries> coder() {
    return RecordCoder.of(
        BucketEntries.class, (out, entries) -> entries.write(out), BucketEntries::read);
  }

  /** How many entries there are. */
  public int size() {
    return size / LONGS;
  }

  /**
   * Puts a sample into a bucket.
   *
   * @param shingles how many it has
   */
  public void add(long bucket, Rank rank, int shingles) {
    ensure(LONGS);
    entries[size++] = bucket;
    entries[size++] = rank.id().high();
    entries[size++] = rank.id().low();
    entries[size++] = ((long) shingles << Integer.SIZE) | (rank.value() & LOW_BITS);
  }

  /** Adds those of another part. */
  public void addAll(BucketEntries other) {
    ensure(other.size);
    System.arraycopy(other.entries, 0, entries, size, other.size);
    size += other.size;
  }

  /**
   * Pairs each sample with the leader of its bucket, which is the best-ranked one: a bucket of n
   * samples gives at most n - 1 pairs. Samples of too different sizes to be alike give none. The
   * entries must be of whole buckets, in any order.
   *
   * @param threshold see {@link ShingleSet#isLike}
   */
  public List<LeaderPair> withLeaders(int threshold) {
    int mask = Integer.highestOneBit(Math.max(1, size())) * 4 - 1;
    int[] leaders = new int[mask + 1];
    Arrays.fill(leaders, NONE);
    for (int i = 0; i < size(); i++) {
      int slot = slot(leaders, mask, i);
      if (leaders[slot] == NONE || rank(i).compareTo(rank(leaders[slot])) < 0) {
        leaders[slot] = i;
      }
    }
    List<LeaderPair> pairs = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      int leader = leaders[slot(leaders, mask, i)];
      if (leader != i && ShingleSet.mayBeLike(shingles(i), shingles(leader), threshold)) {
        pairs.add(new LeaderPair(rank(i).id(), rank(leader)));
      }
    }
    return pairs;
  }

  /** Where the leader of an entry's bucket stands, or is to stand; by open addressing. */
  private int slot(int[] leaders, int mask, int entry) {
    long bucket = bucket(entry);
    // All buckets that meet here have the same remainder, so the low bits part them badly.
    int slot = (int) (bucket >>> Integer.SIZE) & mask;
    while (leaders[slot] != NONE && bucket(leaders[slot]) != bucket) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private long bucket(int entry) {
    return entries[LONGS * entry];
  }

  private Rank rank(int entry) {
    int at = LONGS * entry;
    return new Rank((int) entries[at + 3], new SampleId(entries[at + 1], entries[at + 2]));
  }

  private int shingles(int entry) {
    return (int) (entries[LONGS * entry + 3] >>> Integer.SIZE);
  }

  private void ensure(int more) {
    int needed = Math.addExact(size, more);
    if (needed > entries.length) {
      entries = Arrays.copyOf(entries, Math.max(needed, Math.multiplyExact(2, entries.length)));
    }
  }

  private void write(ByteWriter out) {
    out.putLongs(entries, size);
  }

  private static BucketEntries read(ByteReader in) {
    long[] entries = in.longs();
    return new BucketEntries(entries, entries.length);
  }
}
