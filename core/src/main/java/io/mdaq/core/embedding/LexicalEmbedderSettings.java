// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import io.mdaq.core.problem.UserException;
import java.io.Serializable;

/**
 * What a {@link LexicalEmbedder} computes.
 *
 * @param dimensions components of a vector: a multiple of {@value #SIGNS_PER_GRAM}, from {@value
 *     #MIN_DIMENSIONS} to {@value #MAX_DIMENSIONS}
 * @param text which texts of a sample are read
 * @param seed chooses the random projection
 */
public record LexicalEmbedderSettings(int dimensions, EmbeddedText text, long seed)
    implements Serializable {

  public static final int DEFAULT_DIMENSIONS = 256;
  public static final int MIN_DIMENSIONS = 16;
  public static final int MAX_DIMENSIONS = 4096;

  /** Each n-gram adds to so many components, one in each of as many equal parts of the vector. */
  static final int SIGNS_PER_GRAM = 4;

  public LexicalEmbedderSettings {
    if (dimensions < MIN_DIMENSIONS
        || dimensions > MAX_DIMENSIONS
        || dimensions % SIGNS_PER_GRAM != 0) {
      throw UserException.usage(
          "the lexical embedder cannot have "
              + dimensions
              + " dimensions; choose a multiple of "
              + SIGNS_PER_GRAM
              + " from "
              + MIN_DIMENSIONS
              + " to "
              + MAX_DIMENSIONS
              + " (the default is "
              + DEFAULT_DIMENSIONS
              + ")");
    }
  }

  /** {@value #DEFAULT_DIMENSIONS} dimensions over instruction and input. */
  public static LexicalEmbedderSettings withSeed(long seed) {
    return new LexicalEmbedderSettings(DEFAULT_DIMENSIONS, EmbeddedText.INSTRUCTION, seed);
  }
}
