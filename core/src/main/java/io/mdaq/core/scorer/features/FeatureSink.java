// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** Receives features in their fixed order. */
interface FeatureSink {

  /** Takes the next feature; the name is a constant, so that giving it costs nothing. */
  void put(String name, double value);
}
