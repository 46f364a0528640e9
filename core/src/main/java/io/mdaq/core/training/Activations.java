// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

/** What becomes of the states inside a layer between the forward and the backward pass. */
public enum Activations {
  /** They are kept: the fastest. */
  KEEP,
  /**
   * Only what goes into each layer is kept, and each layer is computed again for its gradients
   * (Chen et al. 2016, arXiv:1604.06174): the memory of one layer's inside instead of all, for a
   * third more time.
   */
  RECOMPUTE
}
