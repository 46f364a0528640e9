// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

/**
 * A sum of regression trees over surface features. Nodes of all trees lie in flat arrays; the two
 * children of a node are neighbours and lie behind it, so that every walk ends. Immutable and
 * thread-safe; the arrays are not copied and must not change.
 *
 * @param roots index of each tree's root
 * @param features feature that a node asks for, or {@link #LEAF}
 * @param thresholds a value up to this goes left, any other right
 * @param left index of the left child; the right one follows it
 * @param values what a leaf adds
 */
record BoostedTrees(int[] roots, short[] features, float[] thresholds, int[] left, float[] values) {

  /** Marks a leaf. */
  static final short LEAF = -1;

  BoostedTrees {
    int nodes = features.length;
    if (thresholds.length != nodes || left.length != nodes || values.length != nodes) {
      throw new IllegalArgumentException("the node arrays differ in length");
    }
    for (int root : roots) {
      if (root < 0 || root >= nodes) {
        throw new IllegalArgumentException("root " + root + " of " + nodes + " nodes");
      }
    }
    for (int node = 0; node < nodes; node++) {
      boolean leaf = features[node] == LEAF;
      if (!leaf && (features[node] < 0 || left[node] <= node || left[node] > nodes - 2)) {
        throw new IllegalArgumentException(
            "node %d asks for feature %d and has left child %d of %d nodes"
                .formatted(node, features[node], left[node], nodes));
      }
      if (!Float.isFinite(thresholds[node]) || !Float.isFinite(values[node])) {
        throw new IllegalArgumentException("node " + node + " has a value that is not finite");
      }
    }
  }

  /** The largest feature asked for, -1 if none is. */
  int largestFeature() {
    int largest = -1;
    for (short feature : features) {
      largest = Math.max(largest, feature);
    }
    return largest;
  }

  /** The sum for one sample. */
  double sum(float[] surface) {
    double sum = 0;
    for (int root : roots) {
      int node = root;
      while (features[node] != LEAF) {
        node = surface[features[node]] <= thresholds[node] ? left[node] : left[node] + 1;
      }
      sum += values[node];
    }
    return sum;
  }
}
