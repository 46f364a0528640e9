// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatFormat.Ending;
import io.mdaq.core.chat.ChatFormat.Reasoning;
import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.decoder.CausalLm;
import io.mdaq.core.decoder.Continuation;
import io.mdaq.core.endpoint.ChatAnswer;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Failed;
import io.mdaq.core.endpoint.ChatClient;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.FailureKind;
import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.generation.FinishReason;
import io.mdaq.core.generation.Generation;
import io.mdaq.core.generation.GenerationSettings;
import io.mdaq.core.generation.Generator;
import io.mdaq.core.model.GenerationConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.training.finetuning.ChatSequences;
import io.mdaq.core.training.finetuning.Example;
import io.mdaq.core.training.lora.AdapterMerge;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A causal language model on this machine that answers like an endpoint: greedily, one request at a
 * time, with at most as many tokens as the request allows and the model has positions for. Close it
 * after the last use.
 */
public final class LocalChat implements ChatClient, AutoCloseable {

  /** How models are asked: they answer at once. */
  public static final Reasoning REASONING = Reasoning.OFF;

  private final String name;
  private final CausalLm model;
  private final TextTokenizer tokenizer;
  private final ChatFormat format;
  private final List<Integer> endTokens;

  private LocalChat(
      String name,
      CausalLm model,
      TextTokenizer tokenizer,
      ChatFormat format,
      List<Integer> endTokens) {
    this.name = name;
    this.model = model;
    this.tokenizer = tokenizer;
    this.format = format;
    this.endTokens = endTokens;
  }

  /**
   * How well an answer is foreseen.
   *
   * @param nats the sum of the cross-entropies of its tokens
   * @param tokens how many it has, its end included
   */
  public record AnswerLoss(double nats, int tokens) {}

  /**
   * Loads a checkpoint.
   *
   * @param name under which answers are kept; names all that decides them
   * @throws io.mdaq.core.problem.UserException if the folder is no causal language model with its
   *     tokenizer, or does not fit into memory
   */
  public static LocalChat load(String name, Path folder, Precision precision, TorchDevice device) {
    ModelFolder opened = ModelFolder.open(folder);
    ChatFormat format = ChatFormat.of(folder, REASONING);
    List<Integer> ends = GenerationConfig.read(folder, opened.config()).eosIds();
    TextTokenizer tokenizer = TextTokenizer.open(folder, opened.config());
    try {
      CausalLm model = CausalLm.load(opened, precision, device);
      return new LocalChat(name, model, tokenizer, format, ends);
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  /**
   * Adds an adapter to its base model, in float32, so that the sum is that of the numbers as they
   * are stored.
   *
   * @param merged where the sum is written; {@link #load} it from there
   * @throws io.mdaq.core.problem.UserException if the two do not belong together
   */
  public static void merge(Path base, Path adapter, Path merged) {
    AdapterMerge.write(ModelFolder.open(base), adapter, merged, DType.F32);
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public synchronized ChatAnswer ask(ChatRequest request) {
    int[] prompt =
        tokenizer.encode(format.render(request.messages(), Ending.ASKING), format.specialTokens());
    if (prompt.length >= model.maxTokens()) {
      return new Failed(
          FailureKind.REJECTED,
          "the prompt has %d tokens, the model reads %d with the answer"
              .formatted(prompt.length, model.maxTokens()));
    }
    GenerationSettings settings =
        GenerationSettings.greedy(new TreeSet<>(endTokens), request.parameters().maxTokens())
            .withStopStrings(request.parameters().stop());
    Generation generation =
        new Generator(model, ids -> tokenizer.decode(ids, SpecialTokens.WITHOUT), 1)
            .generate(List.of(prompt), settings)
            .get(0);
    if (generation instanceof Generation.Completed completed) {
      return new Completed(
          completed.text(),
          completed.reason() == FinishReason.LENGTH
              ? ChatAnswer.Ending.LENGTH
              : ChatAnswer.Ending.STOP,
          Optional.of(new TokenUsage(prompt.length, completed.tokens().size())));
    }
    return new Failed(FailureKind.MALFORMED, ((Generation.Failed) generation).reason());
  }

  /**
   * How well the model foresees an answer, by the sequence that a training would learn.
   *
   * @param messages the last one is the answer
   * @return empty where question and answer have more tokens than the model reads, or where it
   *     knows no end
   * @throws io.mdaq.core.problem.UserException if the model's format does not know such messages
   */
  public synchronized Optional<AnswerLoss> loss(List<ChatMessage> messages) {
    if (endTokens.isEmpty()) {
      return Optional.empty();
    }
    ChatSequences sequences = new ChatSequences(format, tokenizer, endTokens);
    Example example = sequences.sequence(sequences.render(messages));
    if (example.length() > model.maxTokens()) {
      return Optional.empty();
    }
    int[] ids = example.ids();
    int first = ids.length - example.terms();
    Continuation answer =
        Continuation.of(Arrays.copyOf(ids, first), Arrays.copyOfRange(ids, first, ids.length));
    double nats = 0;
    for (float logProbability : model.logProbabilities(List.of(answer)).get(0)) {
      nats -= logProbability;
    }
    return Optional.of(new AnswerLoss(nats, answer.length()));
  }

  @Override
  public void close() {
    try (tokenizer) {
      model.close();
    }
  }
}
