// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.config.EndpointConfig;
import io.mdaq.core.config.GenerateConfig;
import io.mdaq.core.config.GenerateConfig.PromptForm;
import io.mdaq.core.config.GenerateConfig.TokenIds;
import io.mdaq.core.endpoint.ApiKey;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.Endpoint;
import io.mdaq.core.endpoint.EndpointClient;
import io.mdaq.core.endpoint.RunClock;
import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.endpoint.answers.AnswerService;
import io.mdaq.core.endpoint.answers.AnswerStore;
import io.mdaq.core.endpoint.answers.Budget;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.prompt.Prompt;
import io.mdaq.eval.response.AnsweringModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A model behind an OpenAI-compatible endpoint.
 *
 * @param key for its requests
 * @param notices gets sentences about kept answers that are damaged
 */
record EndpointModel(GenerateConfig config, Endpoint endpoint, ApiKey key, Consumer<String> notices)
    implements ModelSource {

  /** So many conversations that few wait for the slowest of their part. */
  private static final int CONVERSATIONS_AT_ONCE = 512;

  /**
   * Checks that the endpoint can do what is asked for; nothing is sent.
   *
   * @throws UserException if it cannot, or the key's variable is not set
   */
  static EndpointModel of(GenerateConfig config, Consumer<String> notices) {
    GenerateConfig.Answers answers = config.answers();
    require(answers.form() == PromptForm.CONVERSATION, "generation.raw is true", "false");
    require(answers.tokenIds() == TokenIds.LEFT_OUT, "generation.token_ids is true", "false");
    require(answers.topK() == 0, "generation.top_k is " + answers.topK(), "0");
    require(
        answers.repetitionPenalty() == 1,
        "generation.repetition_penalty is " + answers.repetitionPenalty(),
        "1");
    Endpoint endpoint = config.endpoint().endpoint();
    return new EndpointModel(
        config, endpoint, ApiKey.from(endpoint.keyVariable(), System.getenv()), notices);
  }

  private static void require(boolean isSo, String found, String allowed) {
    if (!isSo) {
      throw UserException.usage(
          found
              + ", which the interface of endpoints does not have; allowed there: "
              + allowed
              + ". Correct it, or name a model on this machine (--model).");
    }
  }

  @Override
  public AnsweringModel description() {
    return new AnsweringModel(
        endpoint.model(), endpoint.model(), Excerpt.escape(endpoint.baseUrl().toString()));
  }

  /** Nothing: the same model may be served at another address. */
  @Override
  public String numbers() {
    return "";
  }

  @Override
  public String format() {
    return "messages";
  }

  @Override
  public int conversationsAtOnce() {
    return CONVERSATIONS_AT_ONCE;
  }

  /**
   * The most that the answers to these prompts can cost, each turn with answers of full length to
   * the turns before it.
   */
  BigDecimal bound(List<Prompt> prompts) {
    TokenUsage tokens = TokenUsage.NONE;
    for (Prompt prompt : prompts) {
      List<ChatMessage> messages = new ArrayList<>();
      messages.add(ChatMessage.system(config.answers().system()));
      for (int turn = 0; turn < prompt.turns().size(); turn++) {
        messages.add(ChatMessage.user(prompt.turns().get(turn)));
        TokenUsage bound = request(new Question(messages, 0)).bound(endpoint.model());
        long earlier = (long) turn * config.answers().maxNewTokens();
        tokens = tokens.plus(bound).plus(new TokenUsage(earlier, 0));
        messages.add(ChatMessage.assistant(""));
      }
    }
    return config.endpoint().budget().prices().cost(tokens);
  }

  /**
   * Refuses a run that could cost more than its cap: stopping in the middle of a set would leave
   * prompts whose only fault is their place.
   */
  void requireWithinCap(List<Prompt> prompts) {
    Budget budget = config.endpoint().budget();
    BigDecimal bound = bound(prompts);
    if (budget.cap().isPresent() && bound.compareTo(budget.cap().get()) > 0) {
      throw UserException.usage(
          "endpoint.max_cost is "
              + budget.cap().get().toPlainString()
              + ", and the answers could cost up to "
              + bound.toPlainString()
              + ". Raise it, or lower prompts.limit or generation.max_new_tokens.");
    }
  }

  ChatRequest request(Question question) {
    GenerateConfig.Answers answers = config.answers();
    return new ChatRequest(
        question.messages(),
        new ChatParameters(
            answers.temperature(),
            answers.topP(),
            answers.maxNewTokens(),
            OptionalLong.of(question.seed()),
            List.of()));
  }

  @Override
  public Answerer open(Path work) {
    EndpointConfig kept = config.endpoint();
    // Beside the parts, which go at the end: a run that is repeated asks what has failed only.
    String answers =
        kept.cache().isEmpty() ? work.resolveSibling("answers").toString() : kept.cache();
    return new EndpointAnswerer(
        this::request,
        new AnswerService(
            new EndpointClient(endpoint, key, RunClock.system()),
            AnswerStore.at(answers, notices),
            Budget.UNLIMITED,
            endpoint.maxConcurrency()));
  }
}
