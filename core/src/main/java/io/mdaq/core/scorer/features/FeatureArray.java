// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** Stores features one after the other in an array; refuses what is no finite number. */
final class FeatureArray implements FeatureSink {

  private float[] target = {};
  private int next;

  void fill(float[] newTarget) {
    target = newTarget;
    next = 0;
  }

  @Override
  public void put(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalStateException("feature " + name + " is " + value);
    }
    target[next++] = (float) value;
  }
}
