// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

import java.util.List;

/**
 * One question to a model, of one or more turns.
 *
 * @param id {@code SET/LANGUAGE/KEY}, unique in an evaluation, such as {@code mt_bench/ar/81}
 * @param set the prompt set's name
 * @param language BCP-47
 * @param key what the file calls the question ({@code question_id}, {@code id}), else its position
 *     from 1
 * @param category such as {@code writing}; empty where the file tells none
 * @param turns what the user says, in order; at least one
 * @param references answers that count as right, per turn or for a short-answer question all for
 *     its one turn; often empty
 */
public record Prompt(
    String id,
    String set,
    String language,
    String key,
    String category,
    List<String> turns,
    List<String> references) {

  public Prompt {
    turns = List.copyOf(turns);
    references = List.copyOf(references);
    if (turns.isEmpty()) {
      throw new IllegalArgumentException("a prompt has at least one turn: " + id);
    }
  }

  /** A prompt whose id is made from its place. */
  public static Prompt of(
      String set,
      String language,
      String key,
      String category,
      List<String> turns,
      List<String> references) {
    return new Prompt(
        set + "/" + language + "/" + key, set, language, key, category, turns, references);
  }
}
