// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.model.NanoShape;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.training.finetuning.ExampleSet;
import io.mdaq.core.training.lora.LoraConfig;
import java.util.Optional;

/**
 * The configuration of {@code fine-tune}; keys, meanings and defaults stand in {@code
 * configs/fine-tune.yaml}.
 *
 * @param base {@code nano} or the folder of a model; empty where none has been named yet
 * @param nano what nano is made as, if it is the base
 * @param lora the adapter, if the method is LORA
 * @param seed 0 or more; every other one is derived from it
 */
public record FineTuneConfig(
    String base,
    NanoShape nano,
    InputConfig input,
    Examples examples,
    Method method,
    LoraConfig lora,
    TrainingConfig training,
    long seed,
    Checkpoints checkpoints,
    OutputConfig output,
    Adapter adapter,
    Precision dtype) {

  /** The base that is made and not read. */
  public static final String NANO = "nano";

  private static final int MOST_TOKENS = 1 << 20;
  private static final int MOST_STEPS = 100_000_000;
  private static final int MOST_KEPT = 1000;

  /** What is trained: the setting {@code method}. */
  public enum Method {
    /** All weights. */
    FULL,
    /** An adapter beside frozen weights. */
    LORA
  }

  /** What becomes of an adapter: the setting {@code output.adapter}. */
  public enum Adapter {
    /** It is the output. */
    KEEP,
    /** It is added to the base, which makes a whole model. */
    MERGE
  }

  /** What the loss is taken of: the setting {@code examples.learn}. */
  public enum Learn {
    /** The tokens of responses only. */
    RESPONSE,
    /** All tokens, of texts put end to end. */
    TEXT
  }

  /**
   * How rows become sequences.
   *
   * @param maxTokens the longest sequence, at least 16
   * @param tooLong what becomes of longer ones, where responses are learned
   */
  public record Examples(Learn learn, int maxTokens, ExampleSet.TooLong tooLong) {

    static Examples from(ConfigTree tree) {
      return new Examples(
          tree.value("examples.learn").choice(Learn.class),
          maxTokens(tree),
          tree.value("examples.too_long").choice(ExampleSet.TooLong.class));
    }

    private static int maxTokens(ConfigTree tree) {
      return tree.value("examples.max_tokens").integer(NanoShape.MIN_CONTEXT, MOST_TOKENS);
    }
  }

  /**
   * States to go on from after an interruption.
   *
   * @param every steps between them, at least 1
   * @param keep how many stay, at least 1
   */
  public record Checkpoints(int every, int keep) {

    static Checkpoints from(ConfigTree tree) {
      return new Checkpoints(
          tree.value("checkpoints.every").integer(1, MOST_STEPS),
          tree.value("checkpoints.keep").integer(1, MOST_KEPT));
    }
  }

  /**
   * Reads and checks every key.
   *
   * @throws UserException for the first value that is not allowed, or two that contradict each
   *     other
   */
  public static FineTuneConfig from(ConfigTree tree) {
    return from(tree, InputConfig.ofAnyLanguage(tree), Examples.from(tree));
  }

  /**
   * For a command that has rows of its own, of which responses are learned, whole or not at all.
   */
  static FineTuneConfig ofWholeResponses(ConfigTree tree, InputConfig input) {
    return from(
        tree,
        input,
        new Examples(Learn.RESPONSE, Examples.maxTokens(tree), ExampleSet.TooLong.DROP));
  }

  private static FineTuneConfig from(ConfigTree tree, InputConfig input, Examples examples) {
    FineTuneConfig config =
        new FineTuneConfig(
            tree.value("base").text().strip(),
            nano(tree),
            input,
            examples,
            tree.value("method").choice(Method.class),
            AdapterConfig.from(tree),
            TrainingConfig.from(tree),
            tree.value("seed").integer(0, Long.MAX_VALUE),
            Checkpoints.from(tree),
            OutputConfig.from(tree),
            tree.value("output.adapter").choice(Adapter.class),
            tree.value("output.dtype").choice(Precision.class));
    if (config.isNano() && config.method == Method.LORA) {
      throw tree.value("method")
          .problem(
              "puts an adapter beside nano, whose weights would stay random", "full, for nano");
    }
    return config;
  }

  private static NanoShape nano(ConfigTree tree) {
    NanoShape.Size size = tree.value("nano.size").parse(NanoShape.Size::named);
    Optional<Integer> width = tree.value("nano.width").integerOr("auto", 2, NanoShape.MAX_WIDTH);
    try {
      return new NanoShape(
          tree.value("nano.layers")
              .integerOr("auto", 1, NanoShape.MAX_LAYERS)
              .orElse(size.layers()),
          width.orElse(size.width()),
          tree.value("nano.heads")
              .integerOr("auto", 1, NanoShape.MAX_WIDTH / 2)
              .orElse(size.heads()),
          tree.value("nano.context").integer(NanoShape.MIN_CONTEXT, NanoShape.MAX_CONTEXT));
    } catch (IllegalArgumentException e) {
      throw tree.value("nano.width").problem("does not fit: " + e.getMessage(), "another width");
    }
  }

  /** Whether the base is made and not read. */
  public boolean isNano() {
    return base.equals(NANO);
  }

  /**
   * The base.
   *
   * @throws UserException where none was named
   */
  public String requireBase() {
    if (base.isEmpty()) {
      throw UserException.usage(
          "base: no model is named. Add --base DIR, the folder of a model, or --base nano for a"
              + " small one made from scratch.");
    }
    return base;
  }
}
