// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.triplet;

import io.mdaq.core.encoder.TokenBatch;
import io.mdaq.core.model.EncoderConfig;

/**
 * Counts what training an encoder takes, where a multiplication with an addition is two: for a
 * token and layer 6 for each number of the matrices, of which there are four of hidden x hidden and
 * two of hidden x intermediate; for two tokens of a row and layer 12 times the hidden size.
 * Embeddings, norms and the like are left out.
 */
public final class EncoderOperations {

  private EncoderOperations() {}

  /** The operations of all texts of a batch. */
  public static double of(EncoderConfig config, TripletBatch batch) {
    return batch.texts().stream().mapToDouble(texts -> of(config, texts)).sum();
  }

  private static double of(EncoderConfig config, TokenBatch texts) {
    double hidden = config.hiddenSize();
    double matrices = 4 * hidden * hidden + 2 * hidden * config.intermediateSize();
    double tokens = (double) texts.rows() * texts.width();
    return config.layers() * tokens * (6 * matrices + 12 * hidden * texts.width());
  }
}
