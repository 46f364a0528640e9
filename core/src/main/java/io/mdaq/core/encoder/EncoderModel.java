// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import io.mdaq.core.torch.Precision;

/** A loaded encoder as one engine runs it. Safe for concurrent calls until it is closed. */
interface EncoderModel extends AutoCloseable {

  /** What products are computed in: FLOAT32 or BFLOAT16. */
  Precision precision();

  /** The length of a vector. */
  int width();

  /** The most tokens of a row. */
  int maxTokens();

  /** One more than the largest id. */
  int vocabularySize();

  /** The id that fills rows up. */
  int padId();

  /**
   * Computes one batch.
   *
   * @return the pooled vectors, row by row, not scaled
   */
  float[] pool(TokenBatch batch, Pooling pooling);

  @Override
  void close();
}
