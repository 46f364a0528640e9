// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.Architecture;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.DecoderConfig.AttentionBias;
import io.mdaq.core.model.DecoderConfig.MlpBias;
import io.mdaq.core.model.DecoderConfig.OutputHead;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.model.Rope;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.nio.file.Path;

/** Small models with random weights, one of each kind. */
public enum TinyDecoder {
  /** Grouped queries, scaled positions, a head of its own. */
  LLAMA31,
  /** Every bias that a Llama may have. */
  LLAMA_BIASED,
  QWEN2,
  /** Heads wider than a share of the states. */
  QWEN3;

  private static final long SEED = 7;

  public DecoderConfig config() {
    return switch (this) {
      case LLAMA31 ->
          config(
              Architecture.LLAMA,
              16,
              new Rope(10_000, new Rope.Llama3(8, 1, 4, 32)),
              AttentionBias.NONE,
              MlpBias.NONE,
              OutputHead.SEPARATE);
      case LLAMA_BIASED ->
          config(
              Architecture.LLAMA,
              16,
              new Rope(10_000, new Rope.Linear(2)),
              AttentionBias.QKVO,
              MlpBias.ALL,
              OutputHead.TIED);
      case QWEN2 ->
          config(
              Architecture.QWEN2,
              16,
              Rope.unscaled(1e6),
              AttentionBias.QKV,
              MlpBias.NONE,
              OutputHead.TIED);
      case QWEN3 ->
          config(
              Architecture.QWEN3,
              24,
              Rope.unscaled(1e6),
              AttentionBias.NONE,
              MlpBias.NONE,
              OutputHead.TIED);
    };
  }

  private static DecoderConfig config(
      Architecture architecture,
      int headSize,
      Rope rope,
      AttentionBias attentionBias,
      MlpBias mlpBias,
      OutputHead head) {
    return new DecoderConfig(
        architecture,
        300,
        64,
        96,
        2,
        4,
        2,
        headSize,
        128,
        1e-6,
        rope,
        attentionBias,
        mlpBias,
        head);
  }

  /** Writes the model into a folder that does not exist yet. */
  public ModelFolder write(Path parent) {
    Path folder = parent.resolve(name());
    new RandomCheckpoint(config(), SEED, DType.F32, Long.MAX_VALUE).write(folder);
    return ModelFolder.open(folder);
  }

  public CausalLm open(Path parent, Precision precision) {
    return CausalLm.load(write(parent), precision, TorchDevice.CPU);
  }
}
