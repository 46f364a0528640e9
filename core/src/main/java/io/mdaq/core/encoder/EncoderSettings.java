// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;

/**
 * How an encoder is to be run.
 *
 * @param precision ignored by ONNX models, whose file fixes it
 * @param maxTokens rows are cut to this, or to what the model takes if that is less; at least 2
 * @param tokenBudget the most tokens that a worker computes at once, padding included; bounds the
 *     memory
 * @param workers how many batches are computed at the same time, each on one core
 */
public record EncoderSettings(
    Pooling pooling,
    VectorScale scale,
    Precision precision,
    TorchDevice device,
    int maxTokens,
    int tokenBudget,
    int workers) {

  /** Enough for the matrix products to run at full speed. */
  public static final int DEFAULT_TOKEN_BUDGET = 4096;

  public static final int DEFAULT_MAX_TOKENS = 512;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public EncoderSettings {
    if (maxTokens < 2) {
      throw new IllegalArgumentException("maxTokens: " + maxTokens + "; at least 2 are needed");
    }
    if (tokenBudget < 1) {
      throw new IllegalArgumentException("tokenBudget: " + tokenBudget + "; at least 1 is needed");
    }
    if (workers < 1) {
      throw new IllegalArgumentException("workers: " + workers + "; at least 1 is needed");
    }
  }

  /** Automatic precision, all cores, usual sizes. */
  public static EncoderSettings of(Pooling pooling, VectorScale scale) {
    return new EncoderSettings(
        pooling,
        scale,
        Precision.AUTO,
        TorchDevice.CPU,
        DEFAULT_MAX_TOKENS,
        DEFAULT_TOKEN_BUDGET,
        Runtime.getRuntime().availableProcessors());
  }

  /** The same in another precision. */
  public EncoderSettings withPrecision(Precision other) {
    return new EncoderSettings(pooling, scale, other, device, maxTokens, tokenBudget, workers);
  }
}
