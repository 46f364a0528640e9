// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.response;

import java.util.List;

/**
 * A model's answer to one turn of a prompt.
 *
 * @param prompt the {@link io.mdaq.eval.prompt.Prompt}'s id
 * @param set the prompt set's name
 * @param language BCP-47
 * @param turn from 1
 * @param question what the user said in this and all earlier turns; {@code turn} texts
 * @param text the answer; empty where {@code finish} has none
 * @param finish how it ended
 * @param tokens of the answer; -1 where the endpoint does not tell
 * @param tokenIds the tokens themselves where they were asked for, else empty
 * @param seed of the sampling
 * @param model hash of the checkpoint, or the endpoint's model name
 * @param problem what went wrong; empty where nothing did
 */
public record Response(
    String prompt,
    String set,
    String language,
    int turn,
    List<String> question,
    String text,
    Finish finish,
    int tokens,
    List<Integer> tokenIds,
    long seed,
    String model,
    String problem) {

  public Response {
    question = List.copyOf(question);
    tokenIds = List.copyOf(tokenIds);
    if (turn < 1 || question.size() != turn) {
      throw new IllegalArgumentException(
          prompt + ": turn " + turn + " comes with " + question.size() + " questions");
    }
    if (!finish.answered() && !text.isEmpty()) {
      throw new IllegalArgumentException(prompt + ": a turn without an answer has a text");
    }
  }
}
