// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Boosted trees in the form that answers fastest (QuickScorer: Lucchese et al. 2015,
 * doi:10.1145/2766462.2767733). A sample does not walk from node to node, where the processor
 * guesses many turns wrong; instead each node that would send it right strikes out the leaves below
 * its left child, and the first leaf left over is the one that a walk ends at. Nodes are sorted by
 * feature and threshold, so that those of a feature that strike come first.
 *
 * <p>Immutable and thread-safe.
 */
final class LeafMasks {

  /** No tree has more leaves: they are the bits of a long. */
  static final int MAX_LEAVES = Long.SIZE;

  /**
   * A node.
   *
   * @param feature that it asks for
   * @param threshold a larger value goes right
   * @param tree it belongs to
   * @param remaining the leaves of that tree that a sample which goes right can still reach
   */
  private record Node(int feature, float threshold, int tree, long remaining) {
    static final Comparator<Node> ORDER =
        Comparator.comparingInt(Node::feature).thenComparingDouble(Node::threshold);
  }

  /** For each feature where its nodes begin, and at last their number. */
  private final int[] starts;

  private final float[] thresholds;
  private final int[] treeOf;
  private final long[] remaining;

  /** For each tree the values of its leaves from left to right. */
  private final float[][] values;

  /**
   * @throws IllegalArgumentException if a tree has more than {@value #MAX_LEAVES} leaves
   */
  LeafMasks(BoostedTrees trees) {
    List<Node> nodes = new ArrayList<>();
    values = new float[trees.roots().length][];
    for (int tree = 0; tree < values.length; tree++) {
      Collector collector = new Collector(trees, tree, nodes);
      collector.collect(trees.roots()[tree], 0);
      values[tree] = Arrays.copyOf(collector.leaves, collector.leafCount);
    }
    nodes.sort(Node.ORDER);
    starts = new int[trees.largestFeature() + 2];
    thresholds = new float[nodes.size()];
    treeOf = new int[nodes.size()];
    remaining = new long[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      starts[node.feature + 1]++;
      thresholds[i] = node.threshold;
      treeOf[i] = node.tree;
      remaining[i] = node.remaining;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
  }

  /**
   * What {@link BoostedTrees#sum} gives, bit by bit.
   *
   * @param surface finite numbers
   */
  double sum(float[] surface) {
    long[] reachable = new long[values.length];
    Arrays.fill(reachable, -1L);
    for (int feature = 0; feature + 1 < starts.length; feature++) {
      float value = surface[feature];
      int end = starts[feature + 1];
      for (int i = starts[feature]; i < end && value > thresholds[i]; i++) {
        reachable[treeOf[i]] &= remaining[i];
      }
    }
    double sum = 0;
    for (int tree = 0; tree < values.length; tree++) {
      sum += values[tree][Long.numberOfTrailingZeros(reachable[tree])];
    }
    return sum;
  }

  /** Takes a tree apart from left to right. */
  private static final class Collector {
    final BoostedTrees trees;
    final int tree;
    final List<Node> nodes;
    final float[] leaves = new float[MAX_LEAVES];
    int leafCount;

    Collector(BoostedTrees trees, int tree, List<Node> nodes) {
      this.trees = trees;
      this.tree = tree;
      this.nodes = nodes;
    }

    void collect(int node, int pending) {
      // A pending right child brings a leaf at least, so a damaged model is not followed far.
      if (leafCount + pending >= MAX_LEAVES) {
        throw new IllegalArgumentException(
            "tree " + tree + " has more than " + MAX_LEAVES + " leaves");
      }
      if (trees.features()[node] == BoostedTrees.LEAF) {
        leaves[leafCount++] = trees.values()[node];
        return;
      }
      int left = trees.left()[node];
      int first = leafCount;
      collect(left, pending + 1);
      // No more than 63 bits: a leaf is still to come, on the right.
      long struck = ((1L << (leafCount - first)) - 1) << first;
      nodes.add(new Node(trees.features()[node], trees.thresholds()[node], tree, ~struck));
      collect(left + 1, pending);
    }
  }
}
