// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.encoder.EncoderSettings;
import io.mdaq.core.encoder.Pooling;
import io.mdaq.core.encoder.VectorScale;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.io.Serializable;

/**
 * How encoders run, where a model setting names one.
 *
 * @param maxTokens longer texts are cut to this, 16 to 8,192
 * @param batchTokens the most tokens that a core computes at once, 128 to 1,048,576
 */
public record EncodingConfig(
    PoolingChoice pooling, Precision precision, TorchDevice device, int maxTokens, int batchTokens)
    implements Serializable {

  static final int LEAST_TOKENS = 16;
  static final int MOST_TOKENS = 8192;
  private static final int LEAST_BATCH = 128;
  private static final int MOST_BATCH = 1 << 20;

  /** The setting {@code encoder.pooling}. */
  public enum PoolingChoice {
    /** What the model folder says, else the mean. */
    AUTO,
    MEAN,
    CLS
  }

  static EncodingConfig from(ConfigTree tree) {
    return new EncodingConfig(
        tree.value("encoder.pooling").choice(PoolingChoice.class),
        tree.value("encoder.precision").choice(Precision.class),
        tree.value("encoder.device").choice(TorchDevice.class),
        tree.value("encoder.max_tokens").integer(LEAST_TOKENS, MOST_TOKENS),
        tree.value("encoder.batch_tokens").integer(LEAST_BATCH, MOST_BATCH));
  }

  /**
   * The settings of one encoder, which takes all cores of its process.
   *
   * @param declared what the model folder says of pooling
   */
  public EncoderSettings settings(Pooling declared) {
    Pooling chosen =
        switch (pooling) {
          case AUTO -> declared;
          case MEAN -> Pooling.MEAN;
          case CLS -> Pooling.CLS;
        };
    return new EncoderSettings(
        chosen,
        VectorScale.UNIT,
        precision,
        device,
        maxTokens,
        batchTokens,
        Runtime.getRuntime().availableProcessors());
  }
}
