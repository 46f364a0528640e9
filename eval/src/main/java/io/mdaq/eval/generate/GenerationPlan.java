// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.config.GenerateConfig;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.eval.prompt.Prompt;
import io.mdaq.eval.prompt.PromptSet;
import io.mdaq.eval.prompt.PromptSets;
import io.mdaq.eval.response.AnsweringModel;
import io.mdaq.eval.response.Sampling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What a run will ask whom, before the model is loaded. */
public final class GenerationPlan {

  private final GenerateConfig config;
  private final List<PromptSet> sets;
  private final List<Prompt> prompts;
  private final ModelSource source;

  GenerationPlan(GenerateConfig config, List<PromptSet> sets, ModelSource source) {
    this.config = config;
    this.sets = List.copyOf(sets);
    this.prompts =
        sets.stream()
            .flatMap(set -> set.prompts().stream())
            .sorted(Comparator.comparing(Prompt::id))
            .toList();
    this.source = source;
  }

  /**
   * Reads the prompts and hashes the model's files; nothing is sent to an endpoint.
   *
   * @param notices gets sentences about what is odd but no reason to stop
   * @throws io.mdaq.core.problem.UserException if there are no prompts, no such model, or the
   *     answers could cost more than allowed
   */
  public static GenerationPlan of(GenerateConfig config, Consumer<String> notices) {
    GenerateConfig.Who who = config.who();
    List<PromptSet> sets = PromptSets.read(config.prompts());
    if (who == GenerateConfig.Who.MODEL) {
      return new GenerationPlan(config, sets, LocalModel.of(config));
    }
    EndpointModel endpoint = EndpointModel.of(config, notices);
    GenerationPlan plan = new GenerationPlan(config, sets, endpoint);
    endpoint.requireWithinCap(plan.prompts);
    return plan;
  }

  /** The most that the answers can cost, in the currency of the prices; 0 where nothing costs. */
  public BigDecimal mostCost() {
    return source instanceof EndpointModel endpoint ? endpoint.bound(prompts) : BigDecimal.ZERO;
  }

  public List<PromptSet> sets() {
    return sets;
  }

  /** All prompts, sorted by id, in which order they are answered and written. */
  public List<Prompt> prompts() {
    return prompts;
  }

  /** How many answers there will be. */
  public long turns() {
    return prompts.stream().mapToLong(prompt -> prompt.turns().size()).sum();
  }

  public AnsweringModel model() {
    return source.description();
  }

  public Sampling sampling() {
    GenerateConfig.Answers answers = config.answers();
    return new Sampling(
        answers.maxNewTokens(),
        answers.temperature(),
        answers.topK(),
        answers.topP(),
        answers.repetitionPenalty(),
        config.seed(),
        answers.system(),
        source.format());
  }

  GenerateConfig config() {
    return config;
  }

  ModelSource source() {
    return source;
  }

  /** Everything that decides responses, prompts aside. */
  private record Decisive(
      String model,
      String numbers,
      Sampling sampling,
      GenerateConfig.TokenIds tokenIds,
      ChatFormat.Reasoning reasoning,
      int conversationsAtOnce) {}

  /** SHA-256 of everything that decides the responses. */
  String fingerprint() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      text.write(
          JsonFile.line(
              new Decisive(
                  model().id(),
                  source.numbers(),
                  sampling(),
                  config.answers().tokenIds(),
                  config.model().reasoning(),
                  source.conversationsAtOnce())));
      for (Prompt prompt : prompts) {
        text.write('\n');
        text.write(JsonFile.line(prompt));
      }
      return Sha256.hex(text.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }
}
