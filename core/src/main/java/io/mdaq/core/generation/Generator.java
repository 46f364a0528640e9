// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import io.mdaq.core.decoder.NextTokenModel;
import io.mdaq.core.decoder.NextTokenSession;
import io.mdaq.core.problem.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Continues prompts with a causal language model, several at a time. Prompts of similar length go
 * together; a text that has ended leaves its batch. Safe for concurrent use if model and decoder
 * are.
 */
public final class Generator {

  private final NextTokenModel model;
  private final TokenDecoder decoder;
  private final int rowsAtOnce;

  /**
   * @param rowsAtOnce how many texts are generated together, at least 1; memory for keys and values
   *     grows with it
   */
  public Generator(NextTokenModel model, TokenDecoder decoder, int rowsAtOnce) {
    if (rowsAtOnce < 1) {
      throw UserException.usage(
          "texts generated at once: " + rowsAtOnce + "; allowed are 1 and above. Raise it.");
    }
    this.model = model;
    this.decoder = decoder;
    this.rowsAtOnce = rowsAtOnce;
  }

  /**
   * Continues each prompt.
   *
   * @param prompts token ids, with all special tokens that the model expects; none empty, each
   *     shorter than the model's longest text
   * @return what came of each prompt, in the same order
   * @throws UserException if a prompt is empty, leaves no room for a token, or has an id outside
   *     the vocabulary, or if memory does not suffice
   */
  public List<Generation> generate(List<int[]> prompts, GenerationSettings settings) {
    return generate(prompts, prompt -> settings);
  }

  /**
   * As {@link #generate(List, GenerationSettings)}, with settings of its own for each prompt, such
   * as a seed.
   *
   * @param settings by the prompt's place in the list
   */
  public List<Generation> generate(List<int[]> prompts, IntFunction<GenerationSettings> settings) {
    for (int[] prompt : prompts) {
      requireRoom(prompt);
    }
    int[] byLength =
        IntStream.range(0, prompts.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> prompts.get(i).length))
            .mapToInt(Integer::intValue)
            .toArray();
    Generation[] results = new Generation[prompts.size()];
    for (int from = 0; from < byLength.length; from += rowsAtOnce) {
      int to = Math.min(byLength.length, from + rowsAtOnce);
      generate(prompts, Arrays.copyOfRange(byLength, from, to), settings, results);
    }
    return List.of(results);
  }

  private void requireRoom(int[] prompt) {
    if (prompt.length >= model.maxTokens()) {
      throw UserException.failed(
          "a prompt has "
              + prompt.length
              + " tokens; allowed are at most "
              + (model.maxTokens() - 1)
              + ", so that one more fits the model's "
              + model.maxTokens()
              + " positions. Shorten the prompt or use a model with more positions.");
    }
  }

  private void generate(
      List<int[]> prompts,
      int[] batch,
      IntFunction<GenerationSettings> settings,
      Generation[] results) {
    List<Row> rows = new ArrayList<>();
    int mostNewTokens = 0;
    for (int number : batch) {
      int[] prompt = prompts.get(number);
      GenerationSettings own = settings.apply(number);
      int room = model.maxTokens() - prompt.length;
      rows.add(new Row(number, new GrowingText(prompt, room, own, decoder)));
      mostNewTokens = Math.max(mostNewTokens, own.maxNewTokens());
    }
    List<int[]> own = Arrays.stream(batch).mapToObj(prompts::get).toList();
    try (NextTokenSession session = model.start(own, mostNewTokens)) {
      while (true) {
        int[] going = grow(session, rows, results);
        if (going.length == 0) {
          return;
        }
        if (going.length < rows.size()) {
          session.retain(going);
          rows = Arrays.stream(going).mapToObj(rows::get).toList();
        }
        session.append(rows.stream().mapToInt(row -> row.text().lastToken()).toArray());
      }
    }
  }

  /** Adds a token to each text; which rows have not ended. */
  private static int[] grow(NextTokenSession session, List<Row> rows, Generation[] results) {
    List<Integer> going = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Optional<Generation> ended =
          rows.get(i).text().grow(session.logits(i), session.logNormalizer(i));
      if (ended.isPresent()) {
        results[rows.get(i).number()] = ended.get();
      } else {
        going.add(i);
      }
    }
    return going.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * @param number the prompt's place among all
   */
  private record Row(int number, GrowingText text) {}
}
