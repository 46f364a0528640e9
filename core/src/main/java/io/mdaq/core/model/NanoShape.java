// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

import io.mdaq.core.model.DecoderConfig.AttentionBias;
import io.mdaq.core.model.DecoderConfig.MlpBias;
import io.mdaq.core.model.DecoderConfig.OutputHead;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The shape of {@code nano}: a small decoder in Llama's form on single bytes, made from scratch.
 * Its feed-forward blocks are 8/3 as wide as its states, rounded up to a multiple of 16, so that a
 * layer has about {@code 12 * width * width} parameters.
 *
 * @param layers 1 to 100
 * @param width of the states; a multiple of twice the heads, up to 8,192
 * @param heads at least 1
 * @param context the most tokens, which are bytes, of one sequence; 16 to 131,072
 */
public record NanoShape(int layers, int width, int heads, int context) {

  public static final int MAX_LAYERS = 100;
  public static final int MAX_WIDTH = 8192;
  public static final int MIN_CONTEXT = 16;
  public static final int MAX_CONTEXT = 1 << 17;

  /** 256 bytes, the special tokens, and a few rows of no use for a round number. */
  private static final int VOCABULARY = 264;

  /** Sizes by name, which is about their number of parameters. */
  public enum Size {
    NANO_1M(5, 128, 4),
    NANO_5M(6, 256, 4),
    NANO_20M(6, 512, 8);

    private final int layers;
    private final int width;
    private final int heads;

    Size(int layers, int width, int heads) {
      this.layers = layers;
      this.width = width;
      this.heads = heads;
    }

    /** The name as written in configurations: {@code 1m}. */
    public String label() {
      return name().substring("NANO_".length()).toLowerCase(Locale.ROOT);
    }

    /**
     * The size of a name.
     *
     * @throws UserException if there is none
     */
    public static Size named(String label) {
      return Arrays.stream(values())
          .filter(size -> size.label().equals(label.strip().toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  UserException.usage(
                      Excerpt.of(label)
                          + " is no size of nano; there are "
                          + Arrays.stream(values())
                              .map(Size::label)
                              .collect(Collectors.joining(", "))
                          + ". Name one of them, and change its layers, width or heads if"
                          + " needed."));
    }

    public int layers() {
      return layers;
    }

    public int width() {
      return width;
    }

    public int heads() {
      return heads;
    }
  }

  /**
   * @throws IllegalArgumentException if a number is out of its range or the heads do not fit
   */
  public NanoShape {
    Limits.inRange("layers", layers, 1, MAX_LAYERS);
    Limits.inRange("width", width, 2, MAX_WIDTH);
    Limits.inRange("heads", heads, 1, width / 2);
    if (width % (2 * heads) != 0) {
      throw new IllegalArgumentException(
          "width is "
              + width
              + " with "
              + heads
              + " heads; allowed are multiples of twice the heads, for heads of an even width");
    }
    Limits.inRange("context", context, MIN_CONTEXT, MAX_CONTEXT);
  }

  /** A size as it is. */
  public static NanoShape of(Size size, int context) {
    return new NanoShape(size.layers, size.width, size.heads, context);
  }

  /** What {@link RandomCheckpoint} makes it of. */
  public DecoderConfig config() {
    return new DecoderConfig(
        Architecture.LLAMA,
        VOCABULARY,
        width,
        (8 * width / 3 + 15) / 16 * 16,
        layers,
        heads,
        heads,
        width / heads,
        context,
        1e-5,
        Rope.unscaled(10_000),
        AttentionBias.NONE,
        MlpBias.NONE,
        OutputHead.TIED);
  }
}
