// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

/** The numbers that fix a model's shape, each within its range and all consistent. */
public sealed interface ModelConfig permits EncoderConfig, DecoderConfig {

  Architecture architecture();

  /** Rows of the token embedding: ids are 0 to this, exclusive. */
  int vocabularySize();

  /** The width of the states between layers. */
  int hiddenSize();

  /** The inner width of the feed-forward blocks. */
  int intermediateSize();

  int layers();

  /** Attention heads per layer. */
  int heads();

  /** The width of one head's queries, keys and values. */
  int headSize();

  /** The most tokens of one sequence, special tokens included. */
  int maxTokens();
}
