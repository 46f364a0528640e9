// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.eval.prompt.Prompt;
import io.mdaq.eval.response.Finish;
import io.mdaq.eval.response.Response;
import java.util.ArrayList;
import java.util.List;

/** A prompt whose turns are asked one after the other. Not safe for concurrent use. */
final class Conversation {

  private final Prompt prompt;
  private final AskedAs asked;
  private final List<Response> responses = new ArrayList<>();

  /**
   * What is the same for all conversations of a run.
   *
   * @param system the system message; empty for none
   * @param seed the run's
   * @param model as {@link Response#model} holds it
   */
  record AskedAs(String system, long seed, String model) {}

  Conversation(Prompt prompt, AskedAs asked) {
    this.prompt = prompt;
    this.asked = asked;
  }

  /** One for each turn that was asked or given up. */
  List<Response> responses() {
    return responses;
  }

  boolean isOver() {
    return responses.size() == prompt.turns().size();
  }

  /** The next turn, behind the turns and answers so far. */
  Question next() {
    List<ChatMessage> messages = new ArrayList<>();
    if (!asked.system().isEmpty()) {
      messages.add(ChatMessage.system(asked.system()));
    }
    for (Response response : responses) {
      messages.add(ChatMessage.user(prompt.turns().get(response.turn() - 1)));
      messages.add(ChatMessage.assistant(response.text()));
    }
    messages.add(ChatMessage.user(prompt.turns().get(responses.size())));
    return new Question(messages, seed(responses.size() + 1));
  }

  /** Takes the answer to {@link #next}; without one, the turns behind it are given up. */
  void answered(Answer answer) {
    add(answer);
    while (!answer.finish().answered() && !isOver()) {
      add(Answer.none(Finish.NO_EARLIER_ANSWER, "an earlier turn has no answer"));
    }
  }

  private void add(Answer answer) {
    int turn = responses.size() + 1;
    responses.add(
        new Response(
            prompt.id(),
            prompt.set(),
            prompt.language(),
            turn,
            prompt.turns().subList(0, turn),
            answer.text(),
            answer.finish(),
            answer.tokens(),
            answer.tokenIds(),
            seed(turn),
            asked.model(),
            answer.problem()));
  }

  private long seed(int turn) {
    return Seeds.of(asked.seed(), prompt.id(), turn);
  }
}
