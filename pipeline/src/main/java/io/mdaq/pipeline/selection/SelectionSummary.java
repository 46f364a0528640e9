// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.sample.SampleId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a plan must know of a group or of a part of it: the {@code budget} best samples and the best
 * sample of each cluster. Summaries of parts merge to that of the whole, in any order.
 *
 * <p>Bound: about twice {@code budget} plus the number of clusters entries of some 60 bytes in
 * memory, {@code 20 * budget + 24 * clusters} bytes when written. Not thread-safe.
 */
public final class SelectionSummary {

  /** Sorting fewer entries more often would cost more than it saves. */
  private static final int MIN_COMPACTION = 1024;

  private final int budget;
  private int cutOff;
  private List<Rank> candidates = new ArrayList<>();

  /** By cluster, as far as clusters were seen; absent where a cluster has no sample. */
  private @Nullable Rank[] bests = new Rank[0];

  /**
   * @param budget of the group, not negative
   * @param cutOff no sample of a lower value is among the budget's best of the group; {@link
   *     Integer#MIN_VALUE} where that is not known: it only saves memory
   */
  public SelectionSummary(int budget, int cutOff) {
    if (budget < 0) {
      throw new IllegalArgumentException("a budget of " + budget);
    }
    this.budget = budget;
    this.cutOff = cutOff;
  }

  /** An empty summary with the exact cut-off of the group. */
  public static SelectionSummary forGroup(int budget, ValueHistogram group) {
    boolean all = budget == 0 || budget >= group.total();
    return new SelectionSummary(budget, all ? Integer.MIN_VALUE : group.valueAtRank(budget));
  }

  int budget() {
    return budget;
  }

  /** Adds a sample that has no cluster. */
  public void add(int value, SampleId id) {
    if (value >= cutOff && budget > 0) {
      addCandidate(new Rank(value, id));
    }
  }

  /**
   * Adds a sample.
   *
   * @param cluster not negative
   */
  public void add(int value, SampleId id, int cluster) {
    add(value, id);
    if (cluster >= bests.length) {
      bests = Arrays.copyOf(bests, Math.max(cluster + 1, 2 * bests.length));
    }
    Rank best = bests[cluster];
    if (best == null || Rank.compare(value, id, best.value(), best.id()) < 0) {
      bests[cluster] = new Rank(value, id);
    }
  }

  /** Adds the summary of another part of the group. */
  public void addAll(SelectionSummary other) {
    if (budget != other.budget) {
      throw new IllegalArgumentException(
          "summaries for budgets of " + budget + " and " + other.budget + " cannot be merged");
    }
    other.candidates.forEach(this::addCandidate);
    if (other.bests.length > bests.length) {
      bests = Arrays.copyOf(bests, other.bests.length);
    }
    for (int cluster = 0; cluster < other.bests.length; cluster++) {
      Rank mine = bests[cluster];
      Rank theirs = other.bests[cluster];
      if (theirs != null && (mine == null || theirs.compareTo(mine) < 0)) {
        bests[cluster] = theirs;
      }
    }
  }

  /** The best samples, best first: {@link #budget()} of them, or all there are. */
  List<Rank> candidates() {
    compact();
    return Collections.unmodifiableList(candidates);
  }

  /** The best sample of each cluster that has one, by cluster. */
  List<Rank> clusterBests() {
    return Arrays.stream(bests).filter(Objects::nonNull).toList();
  }

  /** The whole summary, in a form of its own. */
  public byte[] toBytes() {
    compact();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(budget);
      out.writeInt(cutOff);
      out.writeInt(candidates.size());
      for (Rank rank : candidates) {
        rank.write(out);
      }
      out.writeInt(clusterBests().size());
      for (int cluster = 0; cluster < bests.length; cluster++) {
        Rank best = bests[cluster];
        if (best != null) {
          out.writeInt(cluster);
          best.write(out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #toBytes()} wrote. */
  public static SelectionSummary fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      SelectionSummary summary = new SelectionSummary(in.readInt(), in.readInt());
      Rank[] candidates = new Rank[in.readInt()];
      for (int i = 0; i < candidates.length; i++) {
        candidates[i] = Rank.read(in);
      }
      summary.candidates = new ArrayList<>(Arrays.asList(candidates));
      int[] clusters = new int[in.readInt()];
      Rank[] bests = new Rank[clusters.length];
      for (int i = 0; i < clusters.length; i++) {
        clusters[i] = in.readInt();
        bests[i] = Rank.read(in);
      }
      // Ascending, so the last one says how many there may be.
      summary.bests = new Rank[clusters.length == 0 ? 0 : clusters[clusters.length - 1] + 1];
      for (int i = 0; i < clusters.length; i++) {
        summary.bests[clusters[i]] = bests[i];
      }
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addCandidate(Rank rank) {
    candidates.add(rank);
    if (candidates.size() >= Math.max(MIN_COMPACTION, 2L * budget)) {
      compact();
    }
  }

  private void compact() {
    Collections.sort(candidates);
    if (candidates.size() > budget) {
      candidates = new ArrayList<>(candidates.subList(0, budget));
      cutOff = Math.max(cutOff, candidates.get(budget - 1).value());
    }
  }
}
