// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

/**
 * The shape of a causal decoder with RMSNorm before each block, rotary positions, grouped-query
 * attention and SwiGLU: Llama (Touvron et al. 2023, arXiv:2307.09288; Grattafiori et al. 2024,
 * arXiv:2407.21783), Qwen2 (Yang et al. 2024, arXiv:2407.10671) and Qwen3 (Yang et al. 2025,
 * arXiv:2505.09388).
 *
 * @param keyValueHeads a divisor of {@code heads}; query head h uses key head {@code h / (heads /
 *     keyValueHeads)}
 * @param headSize even; need not be {@code hiddenSize / heads}
 * @param maxTokens the longest sequence that the model was made for
 */
public record DecoderConfig(
    Architecture architecture,
    int vocabularySize,
    int hiddenSize,
    int intermediateSize,
    int layers,
    int heads,
    int keyValueHeads,
    int headSize,
    int maxTokens,
    double rmsNormEpsilon,
    Rope rope,
    AttentionBias attentionBias,
    MlpBias mlpBias,
    OutputHead outputHead)
    implements ModelConfig {

  /** Which projections of the attention add a bias. */
  public enum AttentionBias {
    NONE,
    /** Queries, keys and values: Qwen2. */
    QKV,
    /** Queries, keys, values and the output: {@code attention_bias} of Llama and Qwen3. */
    QKVO
  }

  /** Whether the three projections of the feed-forward block add a bias. */
  public enum MlpBias {
    NONE,
    ALL
  }

  /** Where the matrix comes from that turns the last states into logits. */
  public enum OutputHead {
    /** The token embedding is used again; the checkpoint has one tensor for both. */
    TIED,
    SEPARATE
  }

  /**
   * @throws IllegalArgumentException if a number is out of range or contradicts another
   */
  public DecoderConfig {
    if (architecture == Architecture.XLM_ROBERTA) {
      throw new IllegalArgumentException(architecture.modelType() + " is no decoder");
    }
    Limits.inRange("vocab_size", vocabularySize, 1, Limits.VOCABULARY);
    Limits.inRange("hidden_size", hiddenSize, 1, Limits.HIDDEN);
    Limits.inRange("intermediate_size", intermediateSize, 1, Limits.INTERMEDIATE);
    Limits.inRange("num_hidden_layers", layers, 1, Limits.LAYERS);
    Limits.inRange("num_attention_heads", heads, 1, Limits.HEADS);
    Limits.inRange("num_key_value_heads", keyValueHeads, 1, Limits.HEADS);
    Limits.divides("num_key_value_heads", keyValueHeads, "num_attention_heads", heads);
    Limits.inRange("head_dim", headSize, 2, Limits.HEAD_SIZE);
    if (headSize % 2 != 0) {
      throw new IllegalArgumentException(
          "head_dim is " + headSize + "; allowed are even numbers, for rotary positions");
    }
    Limits.inRange("max_position_embeddings", maxTokens, 1, Limits.POSITIONS);
    Limits.positive("rms_norm_eps", rmsNormEpsilon, Limits.MAX_EPSILON);
  }

  /** Whether queries and keys are normalised per head before the rotation: Qwen3. */
  public boolean hasQueryKeyNorm() {
    return architecture == Architecture.QWEN3;
  }

  /** The width of all query heads together: rows of {@code q_proj}. */
  public int queryWidth() {
    return heads * headSize;
  }

  /** The width of all key heads together: rows of {@code k_proj} and {@code v_proj}. */
  public int keyValueWidth() {
    return keyValueHeads * headSize;
  }
}
