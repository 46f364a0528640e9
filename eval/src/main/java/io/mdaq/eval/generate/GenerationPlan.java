// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.config.GenerateConfig;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.eval.prompt.Prompt;
import io.mdaq.eval.prompt.PromptSet;
import io.mdaq.eval.prompt.PromptSets;
import io.mdaq.eval.response.AnsweringModel;
import io.mdaq.eval.response.Sampling;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

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
   * Reads the prompts and hashes the model's files.
   *
   * @throws io.mdaq.core.problem.UserException if there are none, or no such model
   */
  public static GenerationPlan of(GenerateConfig config) {
    List<PromptSet> sets = PromptSets.read(config.prompts());
    return new GenerationPlan(config, sets, LocalModel.of(config));
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
      String detail,
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
                  model().detail(),
                  sampling(),
                  config.answers().tokenIds(),
                  config.model().reasoning(),
                  source.conversationsAtOnce())));
      for (Prompt prompt : prompts) {
        text.write('\n');
        text.write(JsonFile.line(prompt));
      }
      return FileHash.of("plan", new ByteArrayInputStream(text.toByteArray())).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }
}
