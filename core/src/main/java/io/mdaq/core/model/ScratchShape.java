// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

/**
 * The shape of an encoder that is made from scratch. Its feed-forward blocks are four times as wide
 * as its states.
 *
 * @param vocabulary the most tokens; there are fewer where the training texts give no more pieces
 * @param layers 1 to 100
 * @param width of the states, a multiple of the heads
 * @param heads at least 1
 */
public record ScratchShape(int vocabulary, int layers, int width, int heads) {

  /** The special tokens and the bytes. */
  public static final int MIN_VOCABULARY = ByteTokenizer.forEncoder().size();

  public static final int MAX_VOCABULARY = 1_000_000;
  public static final int MAX_LAYERS = 100;
  public static final int MAX_WIDTH = 8192;

  private static final int INNER_TO_WIDTH = 4;
  private static final int TOKEN_TYPES = 1;
  private static final double EPSILON = 1e-5;
  private static final int PAD_ID = 1;

  /**
   * @throws IllegalArgumentException if a number is out of its range or the heads do not fit
   */
  public ScratchShape {
    Limits.inRange("vocabulary", vocabulary, MIN_VOCABULARY, MAX_VOCABULARY);
    Limits.inRange("layers", layers, 1, MAX_LAYERS);
    Limits.inRange("width", width, 1, MAX_WIDTH);
    Limits.divides("heads", heads, "width", width);
  }

  /** How many pieces beside single bytes there is room for. */
  public int pieces() {
    return vocabulary - MIN_VOCABULARY;
  }

  /**
   * The configuration.
   *
   * @param pieces how many there are
   * @param maxTokens of a text, special tokens included
   */
  EncoderConfig config(int pieces, int maxTokens) {
    return new EncoderConfig(
        MIN_VOCABULARY + pieces,
        width,
        INNER_TO_WIDTH * width,
        layers,
        heads,
        maxTokens + PAD_ID + 1,
        TOKEN_TYPES,
        EPSILON,
        PAD_ID);
  }
}
