// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatFormat.Ending;
import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.config.GenerateConfig;
import io.mdaq.core.config.GenerateConfig.PromptForm;
import io.mdaq.core.config.GenerateConfig.TokenIds;
import io.mdaq.core.decoder.CausalLm;
import io.mdaq.core.generation.FinishReason;
import io.mdaq.core.generation.Generation;
import io.mdaq.core.generation.GenerationSettings;
import io.mdaq.core.generation.Generator;
import io.mdaq.core.generation.TokenChoice;
import io.mdaq.core.model.GenerationConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.eval.response.Finish;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A causal language model on this machine. */
final class LocalAnswerer implements Answerer {

  private final CausalLm model;
  private final TextTokenizer tokenizer;
  private final ChatFormat format;
  private final SortedSet<Integer> stopTokens;
  private final GenerateConfig config;

  private LocalAnswerer(
      CausalLm model,
      TextTokenizer tokenizer,
      ChatFormat format,
      SortedSet<Integer> stopTokens,
      GenerateConfig config) {
    this.model = model;
    this.tokenizer = tokenizer;
    this.format = format;
    this.stopTokens = stopTokens;
    this.config = config;
  }

  /**
   * Loads the model.
   *
   * @param folder its weights, with the adapter's added
   * @throws io.mdaq.core.problem.UserException if the folder is no causal language model with its
   *     tokenizer, or does not fit into memory
   */
  static LocalAnswerer load(Path folder, GenerateConfig config) {
    ModelFolder opened = ModelFolder.open(folder);
    ChatFormat format = ChatFormat.of(folder, config.model().reasoning());
    SortedSet<Integer> stops =
        new TreeSet<>(GenerationConfig.read(folder, opened.config()).eosIds());
    TextTokenizer tokenizer = TextTokenizer.open(folder, opened.config());
    try {
      CausalLm model = CausalLm.load(opened, config.model().precision(), config.model().device());
      return new LocalAnswerer(model, tokenizer, format, stops, config);
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  @Override
  public List<Answer> answer(List<Question> questions) {
    Answer[] answers = new Answer[questions.size()];
    List<int[]> prompts = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      int[] ids = ids(questions.get(i));
      if (ids.length < model.maxTokens()) {
        prompts.add(ids);
        places.add(i);
      } else {
        answers[i] =
            Answer.none(
                Finish.PROMPT_TOO_LONG,
                "the prompt has %d tokens, the model reads %d with the answer"
                    .formatted(ids.length, model.maxTokens()));
      }
    }
    List<Generation> generations =
        new Generator(
                model, ids -> tokenizer.decode(ids, SpecialTokens.WITHOUT), config.model().batch())
            .generate(prompts, i -> settings(questions.get(places.get(i)).seed()));
    for (int i = 0; i < places.size(); i++) {
      answers[places.get(i)] = answer(generations.get(i));
    }
    return List.of(answers);
  }

  private int[] ids(Question question) {
    if (config.answers().form() == PromptForm.RAW) {
      String text =
          question.messages().stream()
              .map(ChatMessage::content)
              .collect(Collectors.joining("\n\n"));
      return tokenizer.encode(text, SpecialTokens.WITH);
    }
    return tokenizer.encode(
        format.render(question.messages(), Ending.ASKING), format.specialTokens());
  }

  private GenerationSettings settings(long seed) {
    GenerateConfig.Answers answers = config.answers();
    TokenChoice choice =
        answers.temperature() == 0
            ? new TokenChoice.Greedy()
            : new TokenChoice.Sampled(answers.temperature(), answers.topK(), answers.topP(), seed);
    return new GenerationSettings(
        choice, answers.repetitionPenalty(), stopTokens, List.of(), answers.maxNewTokens());
  }

  private Answer answer(Generation generation) {
    if (generation instanceof Generation.Completed completed) {
      return new Answer(
          completed.text(),
          completed.reason() == FinishReason.LENGTH ? Finish.LENGTH : Finish.STOP,
          completed.tokens().size(),
          config.answers().tokenIds() == TokenIds.WRITTEN ? completed.tokens() : List.of(),
          "");
    }
    return Answer.none(Finish.ERROR, ((Generation.Failed) generation).reason());
  }

  @Override
  public void close() {
    try (tokenizer) {
      model.close();
    }
  }
}
