// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.util.Optional;

/**
 * The configuration of {@code generate}; keys, meanings and defaults stand in {@code
 * configs/generate.yaml}.
 *
 * @param seed 0 or more
 */
public record GenerateConfig(
    PromptsConfig prompts,
    Model model,
    EndpointConfig endpoint,
    Answers answers,
    long seed,
    OutputConfig output) {

  private static final int MOST_BATCH = 4096;
  private static final int MOST_TOKENS = 1_000_000;
  private static final double MOST_TEMPERATURE = 100;
  private static final double LEAST_TOP_P = 1e-6;
  private static final double LEAST_PENALTY = 0.01;
  private static final double MOST_PENALTY = 100;

  /**
   * A model on this machine.
   *
   * @param dir its folder; empty where none is named
   * @param adapter the folder of an adapter to it, where there is one
   * @param batch how many answers grow together
   */
  public record Model(
      String dir,
      Optional<String> adapter,
      Precision precision,
      TorchDevice device,
      ChatFormat.Reasoning reasoning,
      int batch) {

    private static Model from(ConfigTree tree) {
      return new Model(
          tree.value("model.dir").text().strip(),
          tree.value("model.adapter").optionalText(),
          tree.value("model.precision").choice(Precision.class),
          tree.value("model.device").choice(TorchDevice.class),
          tree.value("model.reasoning").choice(ChatFormat.Reasoning.class),
          tree.value("model.batch").integer(1, MOST_BATCH));
    }
  }

  /** What a prompt looks like to the model. */
  public enum PromptForm {
    /** A conversation, by the model's chat template or the alpaca prompt. */
    CONVERSATION,
    /** The texts as they are. */
    RAW
  }

  /** Whether responses hold their token ids. */
  public enum TokenIds {
    LEFT_OUT,
    WRITTEN
  }

  /**
   * How answers are made.
   *
   * @param maxNewTokens at least 1
   * @param temperature 0, or at least 0.001
   * @param topK 0 for all
   * @param topP above 0, at most 1
   * @param repetitionPenalty above 0
   * @param system empty for none
   */
  public record Answers(
      int maxNewTokens,
      double temperature,
      int topK,
      double topP,
      double repetitionPenalty,
      String system,
      PromptForm form,
      TokenIds tokenIds) {

    private static Answers from(ConfigTree tree) {
      return new Answers(
          tree.value("generation.max_new_tokens").integer(1, MOST_TOKENS),
          temperature(tree.value("generation.temperature")),
          tree.value("generation.top_k").integer(0, MOST_TOKENS),
          tree.value("generation.top_p").decimal(LEAST_TOP_P, 1),
          tree.value("generation.repetition_penalty").decimal(LEAST_PENALTY, MOST_PENALTY),
          tree.value("generation.system").text(),
          tree.value("generation.raw").flag() ? PromptForm.RAW : PromptForm.CONVERSATION,
          tree.value("generation.token_ids").flag() ? TokenIds.WRITTEN : TokenIds.LEFT_OUT);
    }

    private static double temperature(ConfigValue value) {
      double temperature = value.decimal(0, MOST_TEMPERATURE);
      if (temperature > 0 && temperature < 1e-3) {
        throw value.problem("is too close to 0", "0 for the likeliest token, or 0.001 to 100");
      }
      return temperature;
    }
  }

  /** Who answers. */
  public enum Who {
    /** {@link #model}. */
    MODEL,
    /** {@link #endpoint}. */
    ENDPOINT
  }

  /**
   * Who answers: the one that is named.
   *
   * @throws UserException where none is, or both are
   */
  public Who who() {
    boolean hasEndpoint = endpoint.url().isPresent();
    if (hasEndpoint == !model.dir().isEmpty()) {
      throw UserException.usage(
          "model.dir and endpoint.url: "
              + (hasEndpoint ? "both are named" : "no model is named")
              + "; one of them answers. Add --model DIR, a folder in the Hugging Face layout, or"
              + " --endpoint URL with --set endpoint.model=NAME.");
    }
    return hasEndpoint ? Who.ENDPOINT : Who.MODEL;
  }

  /**
   * Reads and checks every key.
   *
   * @throws UserException for the first value that is not allowed
   */
  public static GenerateConfig from(ConfigTree tree) {
    return new GenerateConfig(
        PromptsConfig.from(tree),
        Model.from(tree),
        EndpointConfig.from(tree, "endpoint"),
        Answers.from(tree),
        tree.value("seed").integer(0, Long.MAX_VALUE),
        OutputConfig.from(tree));
  }
}
