// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatFormat.Ending;
import io.mdaq.core.chat.ChatFormat.Reasoning;
import io.mdaq.core.cloud.Located;
import io.mdaq.core.config.LocalModelConfig;
import io.mdaq.core.decoder.CausalLm;
import io.mdaq.core.decoder.Continuation;
import io.mdaq.core.endpoint.ChatAnswer;
import io.mdaq.core.endpoint.ChatClient;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.FailureKind;
import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.eval.judge.label.Label;
import io.mdaq.eval.judge.rubric.Rubric;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A causal language model on this machine that is not made to speak: its reply is the natural
 * logarithms of the probabilities that it goes on with the one or the other label, all tokens of
 * the label together ({@link ScoredReply}). Safe for concurrent use; close it after the last use.
 */
final class LocalLabelModel implements ChatClient, AutoCloseable {

  private final String name;
  private final CausalLm model;
  private final TextTokenizer tokenizer;
  private final ChatFormat format;
  private final int[] first;
  private final int[] second;

  private LocalLabelModel(String name, CausalLm model, TextTokenizer tokenizer, ChatFormat format) {
    this.name = name;
    this.model = model;
    this.tokenizer = tokenizer;
    this.format = format;
    first = label(Label.FIRST);
    second = label(Label.SECOND);
  }

  /**
   * Loads a model folder.
   *
   * @param name under which replies are kept; names all that decides them
   * @throws io.mdaq.core.problem.UserException if the folder is no causal language model with its
   *     tokenizer, or does not fit into memory
   */
  static LocalLabelModel load(String name, LocalModelConfig local) {
    Path folder = Located.path(local.requireModel());
    ModelFolder opened = ModelFolder.open(folder);
    ChatFormat format = ChatFormat.of(folder, Reasoning.OFF);
    TextTokenizer tokenizer = TextTokenizer.open(folder, opened.config());
    try {
      CausalLm model = CausalLm.load(opened, local.precision(), local.device());
      return new LocalLabelModel(name, model, tokenizer, format);
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  /** Texts that would become special tokens where they stand in an answer. */
  Set<String> specialTokens() {
    return tokenizer.addedTokens();
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public ChatAnswer ask(ChatRequest request) {
    int[] prompt =
        tokenizer.encode(format.render(request.messages(), Ending.ASKING), format.specialTokens());
    int longest = prompt.length + Math.max(first.length, second.length);
    if (longest > model.maxTokens()) {
      return new ChatAnswer.Failed(
          FailureKind.REJECTED,
          "the prompt has %d tokens with its label, the judge reads %d"
              .formatted(longest, model.maxTokens()));
    }
    List<float[]> probabilities =
        model.logProbabilities(
            List.of(Continuation.of(prompt, first), Continuation.of(prompt, second)));
    double ofFirst = sum(probabilities.get(0));
    double ofSecond = sum(probabilities.get(1));
    if (!Double.isFinite(ofFirst) || !Double.isFinite(ofSecond)) {
      return new ChatAnswer.Failed(
          FailureKind.MALFORMED,
          "the model's numbers are not finite: " + ofFirst + " and " + ofSecond);
    }
    return new ChatAnswer.Completed(
        new ScoredReply(ofFirst, ofSecond).text(),
        ChatAnswer.Ending.STOP,
        Optional.of(new TokenUsage(prompt.length, 0)));
  }

  private int[] label(Label label) {
    return tokenizer.encode(Rubric.LABELS.write(label), SpecialTokens.WITHOUT);
  }

  /** In the order of the tokens. */
  private static double sum(float[] logProbabilities) {
    double sum = 0;
    for (float logProbability : logProbabilities) {
      sum += logProbability;
    }
    return sum;
  }

  @Override
  public void close() {
    try (tokenizer) {
      model.close();
    }
  }
}
