// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import io.mdaq.core.model.DecoderConfig.AttentionBias;
import io.mdaq.core.model.DecoderConfig.MlpBias;
import io.mdaq.core.model.DecoderConfig.OutputHead;

/** Shapes to make random checkpoints of: published sizes for benchmarks, tiny ones for tests. */
public enum KnownShape {
  /** XLM-RoBERTa base (Conneau et al. 2020, arXiv:1911.02116): 278 million parameters. */
  XLM_ROBERTA_BASE,
  /** Two layers on bytes. */
  XLM_ROBERTA_TINY,
  /** Qwen2 0.5B (Yang et al. 2024, arXiv:2407.10671): 494 million parameters. */
  QWEN2_500M,
  /** Qwen2 1.5B: 1.54 billion parameters. */
  QWEN2_1500M,
  QWEN2_TINY,
  /** The head size is not the hidden size divided by the heads, as in Qwen3's smaller models. */
  QWEN3_TINY,
  /** 110 million parameters in Llama's shape, 32,000 tokens. */
  LLAMA_110M,
  /** Llama 3 8B (Grattafiori et al. 2024, arXiv:2407.21783): 8.03 billion parameters. */
  LLAMA3_8B,
  LLAMA_TINY;

  private static final int BYTE_VOCABULARY = 264;

  public ModelConfig config() {
    return switch (this) {
      case XLM_ROBERTA_BASE -> new EncoderConfig(250_002, 768, 3072, 12, 12, 514, 1, 1e-5, 1);
      case XLM_ROBERTA_TINY -> new EncoderConfig(BYTE_VOCABULARY, 48, 96, 2, 4, 130, 1, 1e-5, 1);
      case QWEN2_500M -> qwen2(896, 4864, 24, 14);
      case QWEN2_1500M -> qwen2(1536, 8960, 28, 12);
      case LLAMA3_8B ->
          new DecoderConfig(
              Architecture.LLAMA,
              128_256,
              4096,
              14_336,
              32,
              32,
              8,
              128,
              8192,
              1e-5,
              Rope.unscaled(500_000),
              AttentionBias.NONE,
              MlpBias.NONE,
              OutputHead.SEPARATE);
      case LLAMA_110M ->
          new DecoderConfig(
              Architecture.LLAMA,
              32_000,
              768,
              2048,
              12,
              12,
              12,
              64,
              2048,
              1e-5,
              Rope.unscaled(10_000),
              AttentionBias.NONE,
              MlpBias.NONE,
              OutputHead.TIED);
      case QWEN2_TINY -> tiny(Architecture.QWEN2, 16, AttentionBias.QKV, OutputHead.TIED);
      case QWEN3_TINY -> tiny(Architecture.QWEN3, 32, AttentionBias.NONE, OutputHead.TIED);
      case LLAMA_TINY -> tiny(Architecture.LLAMA, 16, AttentionBias.NONE, OutputHead.SEPARATE);
    };
  }

  private static DecoderConfig qwen2(int width, int intermediate, int layers, int heads) {
    return new DecoderConfig(
        Architecture.QWEN2,
        151_936,
        width,
        intermediate,
        layers,
        heads,
        2,
        width / heads,
        131_072,
        1e-6,
        Rope.unscaled(1_000_000),
        AttentionBias.QKV,
        MlpBias.NONE,
        OutputHead.TIED);
  }

  private static DecoderConfig tiny(
      Architecture architecture, int headSize, AttentionBias bias, OutputHead head) {
    return new DecoderConfig(
        architecture,
        BYTE_VOCABULARY,
        64,
        160,
        2,
        4,
        2,
        headSize,
        256,
        1e-5,
        Rope.unscaled(500_000),
        bias,
        MlpBias.NONE,
        head);
  }
}
