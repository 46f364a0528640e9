// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.chat;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.tokenizer.SpecialTokens;
import java.util.List;

/**
 * The prompt of Stanford Alpaca (Taori et al. 2023, <a
 * href="https://github.com/tatsu-lab/stanford_alpaca">repository</a>), for base models:
 *
 * <pre>
 * Below is an instruction that describes a task. Write a response that appropriately completes the
 * request.
 *
 * ### Instruction:
 * {instruction}
 *
 * ### Response:
 * </pre>
 *
 * <p>The first paragraph is one line; the answer follows the last colon at once. A system message
 * takes the place of the first paragraph. Later turns, which Alpaca does not have, are further
 * pairs of the two sections.
 */
public record AlpacaPrompt() implements ChatFormat {

  private static final String PREAMBLE =
      "Below is an instruction that describes a task. "
          + "Write a response that appropriately completes the request.";

  private static final String PREAMBLE_WITH_INPUT =
      "Below is an instruction that describes a task, paired with an input that provides further"
          + " context. Write a response that appropriately completes the request.";

  private static final String INSTRUCTION = "\n\n### Instruction:\n";
  private static final String INPUT = "\n\n### Input:\n";
  private static final String RESPONSE = "\n\n### Response:";

  /** The prompt for an instruction; the input has a section of its own unless it is empty. */
  public static String of(String instruction, String input) {
    return input.isEmpty()
        ? PREAMBLE + INSTRUCTION + instruction + RESPONSE
        : PREAMBLE_WITH_INPUT + INSTRUCTION + instruction + INPUT + input + RESPONSE;
  }

  /**
   * The text of a conversation in which user and assistant take turns, the user first.
   *
   * @throws UserException if they do not, or the ending does not fit the last message
   */
  @Override
  public String render(List<ChatMessage> messages, Ending ending) {
    boolean hasSystem = !messages.isEmpty() && messages.get(0).role() == ChatMessage.Role.SYSTEM;
    StringBuilder text = new StringBuilder(hasSystem ? messages.get(0).content() : PREAMBLE);
    List<ChatMessage> turns = messages.subList(hasSystem ? 1 : 0, messages.size());
    boolean endsWithUser = turns.size() % 2 == 1;
    if (turns.isEmpty() || endsWithUser != (ending == Ending.ASKING)) {
      throw UserException.failed(
          "a conversation of "
              + turns.size()
              + " turns cannot end "
              + (ending == Ending.ASKING ? "with a question" : "with an answer")
              + "; user and assistant must take turns, the user first.");
    }
    for (int i = 0; i < turns.size(); i++) {
      ChatMessage.Role expected = i % 2 == 0 ? ChatMessage.Role.USER : ChatMessage.Role.ASSISTANT;
      ChatMessage turn = turns.get(i);
      if (turn.role() != expected) {
        throw UserException.failed(
            "turn "
                + (i + 1)
                + " of the conversation, "
                + Excerpt.of(turn.content())
                + ", is the "
                + turn.role().id()
                + "'s; it must be the "
                + expected.id()
                + "'s: user and assistant take turns, the user first.");
      }
      text.append(
          expected == ChatMessage.Role.USER
              ? INSTRUCTION + turn.content() + RESPONSE
              : turn.content());
    }
    return text.toString();
  }

  @Override
  public SpecialTokens specialTokens() {
    return SpecialTokens.WITH;
  }
}
