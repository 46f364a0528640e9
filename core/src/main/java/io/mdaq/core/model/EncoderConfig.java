// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

/**
 * The shape of an XLM-RoBERTa encoder (Conneau et al. 2020, arXiv:1911.02116): post-norm layers
 * with biases everywhere, exact GELU, learned absolute positions.
 *
 * @param positions rows of the position table; the first {@code padId + 1} are never used by tokens
 * @param tokenTypes rows of the token type table; row 0 is added to every token
 * @param padId the token that fills up rows, which also offsets the positions: the position of the
 *     i-th token of a sequence, from 0, is {@code padId + 1 + i}
 */
public record EncoderConfig(
    int vocabularySize,
    int hiddenSize,
    int intermediateSize,
    int layers,
    int heads,
    int positions,
    int tokenTypes,
    double layerNormEpsilon,
    int padId)
    implements ModelConfig {

  /**
   * @throws IllegalArgumentException if a number is out of range or contradicts another
   */
  public EncoderConfig {
    Limits.inRange("vocab_size", vocabularySize, 1, Limits.VOCABULARY);
    Limits.inRange("hidden_size", hiddenSize, 1, Limits.HIDDEN);
    Limits.inRange("intermediate_size", intermediateSize, 1, Limits.INTERMEDIATE);
    Limits.inRange("num_hidden_layers", layers, 1, Limits.LAYERS);
    Limits.inRange("num_attention_heads", heads, 1, Limits.HEADS);
    Limits.divides("num_attention_heads", heads, "hidden_size", hiddenSize);
    Limits.inRange("max_position_embeddings", positions, 1, Limits.POSITIONS);
    Limits.inRange("type_vocab_size", tokenTypes, 1, Limits.TOKEN_TYPES);
    Limits.positive("layer_norm_eps", layerNormEpsilon, Limits.MAX_EPSILON);
    Limits.tokenId("pad_token_id", padId, vocabularySize);
    if (positions <= padId + 1) {
      throw new IllegalArgumentException(
          "max_position_embeddings is "
              + positions
              + ", which leaves no position behind pad_token_id "
              + padId
              + "; allowed are numbers above "
              + (padId + 1));
    }
  }

  @Override
  public Architecture architecture() {
    return Architecture.XLM_ROBERTA;
  }

  @Override
  public int headSize() {
    return hiddenSize / heads;
  }

  @Override
  public int maxTokens() {
    return positions - padId - 1;
  }
}
