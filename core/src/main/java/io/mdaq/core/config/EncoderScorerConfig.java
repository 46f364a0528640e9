// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.encoder.TextPrompts;
import io.mdaq.core.model.ScratchShape;
import java.util.Optional;

/**
 * How {@code train-scorer} makes a scorer of an encoder. Without effect where the base is lexical.
 *
 * @param scratch what an encoder from scratch is made as, if it is the base
 * @param prompts what stands before the texts
 * @param margin how much nearer the revised response must be, 0 to 2
 * @param maxTokens of a text, at least 16; longer ones are cut
 * @param checkpointEvery steps between states to go on from, at least 1
 */
public record EncoderScorerConfig(
    Base base,
    ScratchShape scratch,
    TextPrompts prompts,
    double margin,
    int maxTokens,
    TrainingConfig training,
    int checkpointEvery) {

  private static final String NANO = "nano";
  private static final double MOST_MARGIN = 2;
  private static final int MOST_STEPS = 100_000_000;

  /** What the scorer is made from: the setting {@code model.base}. */
  public sealed interface Base {

    /** Nothing: the words of the samples. */
    record Lexical() implements Base {}

    /** An encoder that is made and not read. */
    record Nano() implements Base {}

    /**
     * An encoder.
     *
     * @param location its folder
     */
    record Folder(String location) implements Base {}
  }

  static EncoderScorerConfig from(ConfigTree tree) {
    return new EncoderScorerConfig(
        base(tree.value("model.base").optionalText()),
        scratch(tree),
        new TextPrompts(
            tree.value("triplets.instruction_prompt").text(),
            tree.value("triplets.response_prompt").text()),
        tree.value("triplets.margin").decimal(0, MOST_MARGIN),
        tree.value("triplets.max_tokens")
            .integer(EncodingConfig.LEAST_TOKENS, EncodingConfig.MOST_TOKENS),
        TrainingConfig.from(tree),
        tree.value("checkpoints.every").integer(1, MOST_STEPS));
  }

  private static Base base(Optional<String> text) {
    if (text.isEmpty()) {
      return new Base.Lexical();
    }
    return text.get().equals(NANO) ? new Base.Nano() : new Base.Folder(text.get());
  }

  private static ScratchShape scratch(ConfigTree tree) {
    int heads = tree.value("nano.heads").integer(1, ScratchShape.MAX_WIDTH);
    int width = tree.value("nano.width").integer(1, ScratchShape.MAX_WIDTH);
    if (width % heads != 0) {
      throw tree.value("nano.width")
          .problem("cannot be shared by " + heads + " heads", "a multiple of nano.heads");
    }
    return new ScratchShape(
        tree.value("nano.vocabulary")
            .integer(ScratchShape.MIN_VOCABULARY, ScratchShape.MAX_VOCABULARY),
        tree.value("nano.layers").integer(1, ScratchShape.MAX_LAYERS),
        width,
        heads);
  }
}
