// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import java.util.Arrays;

/** The flat arrays of {@link BoostedTrees} while they grow. */
final class TreeArrays {

  private int nodes;
  private int trees;
  private int[] roots = new int[64];
  private short[] features = new short[1024];
  private float[] thresholds = new float[1024];
  private int[] left = new int[1024];
  private float[] values = new float[1024];

  /** Begins a tree that is a single leaf, and returns its root. */
  int newTree() {
    if (trees == roots.length) {
      roots = Arrays.copyOf(roots, 2 * trees);
    }
    roots[trees++] = nodes;
    return newLeaf();
  }

  /** Gives a leaf two children and returns the left one; the right one follows it. */
  int split(int node, int feature, float threshold) {
    int child = newLeaf();
    newLeaf();
    features[node] = (short) feature;
    thresholds[node] = threshold;
    left[node] = child;
    return child;
  }

  void setLeaf(int node, float value) {
    values[node] = value;
  }

  BoostedTrees toTrees() {
    return new BoostedTrees(
        Arrays.copyOf(roots, trees),
        Arrays.copyOf(features, nodes),
        Arrays.copyOf(thresholds, nodes),
        Arrays.copyOf(left, nodes),
        Arrays.copyOf(values, nodes));
  }

  private int newLeaf() {
    if (nodes == features.length) {
      features = Arrays.copyOf(features, 2 * nodes);
      thresholds = Arrays.copyOf(thresholds, 2 * nodes);
      left = Arrays.copyOf(left, 2 * nodes);
      values = Arrays.copyOf(values, 2 * nodes);
    }
    features[nodes] = BoostedTrees.LEAF;
    return nodes++;
  }
}
