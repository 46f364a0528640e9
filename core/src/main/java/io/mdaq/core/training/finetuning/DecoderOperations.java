// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.WeightTable;

/**
 * Counts what training a decoder takes, where a multiplication with an addition is two. A matrix of
 * n numbers takes 2 n for a token forward, 2 n for the gradient of the states, and 2 n for its own
 * gradient if it is trained. The attention of a row of T tokens takes 2 T T W for queries with keys
 * and values with weights together (W the width of all heads; each token sees half the others), and
 * twice that backward. Head and loss are computed for labelled tokens only. Norms, softmax and the
 * like are left out.
 *
 * @param perToken of the layers' matrices and adapters
 * @param perTerm of the head
 * @param perPair of two tokens of a row, through all layers
 */
record DecoderOperations(double perToken, double perTerm, double perPair) {

  private static final String LAYER = "model.layers.";

  static DecoderOperations ofAllWeights(DecoderConfig config) {
    return of(config, 6, 0);
  }

  /**
   * @param adapters the numbers in all adapters
   */
  static DecoderOperations ofAdapter(DecoderConfig config, long adapters) {
    return of(config, 4, adapters);
  }

  private static DecoderOperations of(DecoderConfig config, int perWeight, long adapters) {
    return new DecoderOperations(
        (double) perWeight * matrices(config) + 6.0 * adapters,
        (double) perWeight * config.vocabularySize() * config.hiddenSize(),
        6.0 * config.queryWidth() * config.layers());
  }

  /** The numbers in the matrices of all layers. */
  static long matrices(DecoderConfig config) {
    return WeightTable.of(config).stream()
        .filter(weight -> weight.name().startsWith(LAYER) && weight.shape().size() > 1)
        .mapToLong(weight -> weight.elements())
        .sum();
  }

  double ofBatch(int rows, int width, long terms) {
    return perToken * rows * width + perTerm * terms + perPair * rows * width * width;
  }
}
