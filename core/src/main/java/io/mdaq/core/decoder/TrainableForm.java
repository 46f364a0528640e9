// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.torch.Precision;

/** How the weights of a model that is trained are held and multiplied. */
public enum TrainableForm {
  /** Float32 throughout; every weight can be trained. */
  FLOAT32(Precision.FLOAT32, Precision.FLOAT32, Products.PLAIN),
  /** Float32 weights, each of which can be trained, rounded to bfloat16 in products. */
  MIXED(Precision.FLOAT32, Precision.BFLOAT16, Products.ROUNDED),
  /**
   * Matrices in bfloat16, half the memory: they are frozen, and gradients pass through them to the
   * states before and to adapters.
   */
  FROZEN_BFLOAT16(Precision.BFLOAT16, Precision.BFLOAT16, Products.PLAIN);

  private final Precision stored;
  private final Precision multiplied;
  private final Products products;

  TrainableForm(Precision stored, Precision multiplied, Products products) {
    this.stored = stored;
    this.multiplied = multiplied;
    this.products = products;
  }

  /** What matrices are held in. */
  public Precision stored() {
    return stored;
  }

  /** What products are computed in. */
  public Precision multiplied() {
    return multiplied;
  }

  Products products() {
    return products;
  }

  /** Whether gradients can reach the matrices. */
  public boolean trainsMatrices() {
    return stored == Precision.FLOAT32;
  }
}
