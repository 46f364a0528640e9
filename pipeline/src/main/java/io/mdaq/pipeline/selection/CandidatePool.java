// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * The {@code capacity} best samples of a group or of a part of it, with their vectors. Pools of
 * parts merge to that of the whole, in any order.
 *
 * <p>Holds at most {@code 2 * capacity} samples while it grows, of {@code 2 * dimensions} and some
 * 80 bytes each; written, {@code 2 * dimensions} and about 20. Not thread-safe.
 */
public final class CandidatePool {

  /** Sorting fewer samples more often would cost more than it saves. */
  private static final int MIN_COMPACTION = 1024;

  private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::rank);

  private final int capacity;
  private int cutOff;
  private List<Candidate> candidates = new ArrayList<>();

  /**
   * @param capacity how many are kept, not negative
   * @param cutOff no sample of a lower value is among the group's best; {@link Integer#MIN_VALUE}
   *     where that is not known: it only saves memory
   */
  CandidatePool(int capacity, int cutOff) {
    this.capacity = capacity;
    this.cutOff = cutOff;
  }

  /** An empty pool with the exact cut-off of the group. */
  public static CandidatePool forGroup(int capacity, ValueHistogram group) {
    boolean all = capacity == 0 || capacity >= group.total();
    return new CandidatePool(capacity, all ? Integer.MIN_VALUE : group.valueAtRank(capacity));
  }

  /**
   * Offers a sample.
   *
   * @param vector kept without a copy if it is taken
   */
  public void add(int value, SampleId id, short[] vector) {
    if (value >= cutOff && capacity > 0) {
      keep(new Candidate(new Rank(value, id), vector));
    }
  }

  /** Offers all samples of another part's pool of the same capacity. */
  void addAll(CandidatePool other) {
    if (capacity != other.capacity) {
      throw new IllegalArgumentException(
          "pools of " + capacity + " and " + other.capacity + " samples cannot be merged");
    }
    other.candidates.forEach(this::keep);
  }

  /** The pool of the whole, of those of its parts; they stay as they are. At least one. */
  public static CandidatePool merged(Iterable<CandidatePool> parts) {
    Iterator<CandidatePool> rest = parts.iterator();
    CandidatePool first = rest.next();
    CandidatePool all = new CandidatePool(first.capacity, first.cutOff);
    all.addAll(first);
    rest.forEachRemaining(all::addAll);
    return all;
  }

  /** The best samples, best first: as many as the capacity says, or all there are. */
  public List<Candidate> bestFirst() {
    compact();
    return Collections.unmodifiableList(candidates);
  }

  /** The whole pool, in a form of its own. */
  public byte[] toBytes() {
    compact();
    ByteWriter out = new ByteWriter();
    out.putLong(capacity);
    out.putLong(cutOff);
    out.putAll(
        candidates,
        (to, candidate) -> {
          to.putLong(candidate.rank().value());
          to.putFixedLong(candidate.id().high());
          to.putFixedLong(candidate.id().low());
          to.putShorts(candidate.vector());
        });
    return out.toByteArray();
  }

  /** Reads what {@link #toBytes()} wrote. */
  public static CandidatePool fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    CandidatePool pool = new CandidatePool(in.intValue(), in.intValue());
    pool.candidates =
        in.all(
            from ->
                new Candidate(
                    new Rank(from.intValue(), new SampleId(from.fixedLong(), from.fixedLong())),
                    from.shorts()));
    return pool;
  }

  private void keep(Candidate candidate) {
    candidates.add(candidate);
    if (candidates.size() >= Math.max(MIN_COMPACTION, 2L * capacity)) {
      compact();
    }
  }

  private void compact() {
    candidates.sort(BEST_FIRST);
    if (candidates.size() > capacity) {
      candidates = new ArrayList<>(candidates.subList(0, capacity));
      cutOff = Math.max(cutOff, candidates.get(capacity - 1).rank().value());
    }
  }
}
