// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.core.checkpoint.Checkpoint;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.JudgeConfig;
import io.mdaq.core.config.JudgeConfig.Kind;
import io.mdaq.core.config.LocalModelConfig;
import io.mdaq.core.endpoint.ApiKey;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.Endpoint;
import io.mdaq.core.endpoint.EndpointClient;
import io.mdaq.core.endpoint.RunClock;
import io.mdaq.core.endpoint.answers.AnswerService;
import io.mdaq.core.endpoint.answers.AnswerStore;
import io.mdaq.core.endpoint.answers.Budget;
import io.mdaq.core.manifest.FolderHash;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judge.rubric.Ending;
import io.mdaq.eval.judge.rubric.JudgePrompts;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The judge that a configuration asks for.
 *
 * @param environment where the endpoint's key is looked up
 * @param notices gets a sentence about whatever a user may want to know; called by many threads
 */
public record Judges(
    JudgeConfig config, Map<String, String> environment, Consumer<String> notices) {

  /** Only one reply is computed at a time: it takes all cores. */
  private static final int LOCAL_AT_ONCE = 1;

  private static final Set<String> MODEL_TEXTS =
      Set.of("config.json", "tokenizer.json", "tokenizer_config.json", "chat_template.jinja");

  /**
   * Who would judge; hashes models, but loads none.
   *
   * @throws io.mdaq.core.problem.UserException if the configuration names no usable judge
   */
  public JudgeFacts facts() {
    return switch (config.kind()) {
      case ENDPOINT -> {
        Endpoint endpoint = config.endpoint().endpoint();
        yield new JudgeFacts(
            Kind.ENDPOINT,
            endpoint.model(),
            endpoint.model(),
            endpoint.baseUrl().toString(),
            ReplyForm.WORDS);
      }
      case LOCAL -> {
        LocalModelConfig local = config.local();
        Path folder = Located.path(local.requireModel());
        ModelFolder.open(folder);
        List<Path> weights = Checkpoint.open(folder).files();
        yield new JudgeFacts(
            Kind.LOCAL,
            Located.name(folder),
            FolderHash.of(
                folder,
                file ->
                    MODEL_TEXTS.contains(file.toString())
                        || weights.contains(folder.resolve(file))),
            TorchEngine.resolve(local.precision(), local.device()).label()
                + " on "
                + local.device().name().toLowerCase(Locale.ROOT),
            ReplyForm.SCORES);
      }
      case EMBEDDED ->
          new JudgeFacts(
              Kind.EMBEDDED,
              ScorerModel.name(config.scorer()),
              ScorerModel.sha256(config.scorer()),
              "quality scores",
              ReplyForm.SCORES);
    };
  }

  /**
   * Opens the judge.
   *
   * @param answers the folder of kept answers, where the configuration names no other
   * @throws io.mdaq.core.problem.UserException if it cannot be loaded, or its key is not set
   */
  public Judge open(JudgeFacts facts, Path answers) {
    return switch (config.kind()) {
      case ENDPOINT -> endpoint(answers);
      case LOCAL -> local(facts, answers);
      case EMBEDDED ->
          new EmbeddedJudge(ScorerModel.open(config.scorer(), config.encoding()), facts.id());
    };
  }

  /** The questions that a judge who is asked in words would get. */
  JudgeQuestions questions(Set<String> specialTokens) {
    if (config.kind() == Kind.LOCAL) {
      // It writes nothing: its probabilities are read.
      return new JudgeQuestions(
          new JudgePrompts(Ending.LABEL, specialTokens), ChatParameters.greedy(1));
    }
    return new JudgeQuestions(
        new JudgePrompts(Ending.EXPLAINED, specialTokens),
        new ChatParameters(0, 1, config.maxTokens(), OptionalLong.of(config.seed()), List.of()));
  }

  /**
   * What judging would take, as an upper bound: the tokens of prompts are at most their bytes.
   *
   * @param pairs what would be judged
   */
  public JudgeEstimate estimate(Iterator<AnswerPair> pairs) {
    if (config.kind() == Kind.EMBEDDED) {
      return JudgeEstimate.ofPairs(pairs);
    }
    boolean isPaid = config.kind() == Kind.ENDPOINT;
    return JudgeEstimate.ofQuestions(
        questions(Set.of()).of(pairs),
        isPaid ? config.endpoint().model() : "",
        isPaid ? config.endpoint().budget() : Budget.UNLIMITED);
  }

  private Judge endpoint(Path answers) {
    Endpoint endpoint = config.endpoint().endpoint();
    ApiKey key = ApiKey.from(endpoint.keyVariable(), environment);
    AnswerService service =
        new AnswerService(
            new EndpointClient(endpoint, key, RunClock.system()),
            AnswerStore.at(cache(answers), notices),
            config.endpoint().budget(),
            endpoint.maxConcurrency());
    return new ChatJudge(service, questions(Set.of()), ReplyForm.WORDS, () -> {});
  }

  private Judge local(JudgeFacts facts, Path answers) {
    LocalLabelModel model =
        LocalLabelModel.load("local " + facts.id() + " " + facts.detail(), config.local());
    try {
      AnswerService service =
          new AnswerService(
              model, AnswerStore.at(answers.toString(), notices), Budget.UNLIMITED, LOCAL_AT_ONCE);
      return new ChatJudge(
          service, questions(model.specialTokens()), ReplyForm.SCORES, model::close);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private String cache(Path answers) {
    String cache = config.endpoint().cache();
    return cache.isEmpty() ? answers.toString() : cache;
  }
}
