// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.ChatFormat.Ending;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.tokenizer.SpecialTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlpacaPromptTest {

  private static final String LEAD =
      "Below is an instruction that describes a task. Write a response that appropriately completes"
          + " the request.\n\n### Instruction:\n";

  private static final AlpacaPrompt PROMPT = new AlpacaPrompt();

  @Test
  void usesTheWordsOfStanfordAlpaca() {
    assertThat(AlpacaPrompt.of("Add.", "")).isEqualTo(LEAD + "Add.\n\n### Response:");
    assertThat(AlpacaPrompt.of("Add.", "1 2"))
        .isEqualTo(
            "Below is an instruction that describes a task, paired with an input that provides"
                + " further context. Write a response that appropriately completes the request."
                + "\n\n### Instruction:\nAdd.\n\n### Input:\n1 2\n\n### Response:");
  }

  @Test
  void rendersTurns() {
    List<ChatMessage> turns =
        List.of(ChatMessage.user("q1"), ChatMessage.assistant("a1"), ChatMessage.user("q2"));

    assertThat(PROMPT.render(turns.subList(0, 1), Ending.ASKING))
        .isEqualTo(AlpacaPrompt.of("q1", ""));
    assertThat(PROMPT.render(turns.subList(0, 2), Ending.COMPLETE))
        .isEqualTo(LEAD + "q1\n\n### Response:a1");
    assertThat(PROMPT.render(turns, Ending.ASKING))
        .isEqualTo(LEAD + "q1\n\n### Response:a1\n\n### Instruction:\nq2\n\n### Response:");
    assertThat(
            PROMPT.render(List.of(ChatMessage.system("S"), ChatMessage.user("q")), Ending.ASKING))
        .isEqualTo("S\n\n### Instruction:\nq\n\n### Response:");
    assertThat(PROMPT.specialTokens()).isEqualTo(SpecialTokens.WITH);
  }

  @Test
  void refusesOtherConversations() {
    ChatMessage user = ChatMessage.user("q");
    ChatMessage assistant = ChatMessage.assistant("a");
    assertRefused(List.of(), Ending.COMPLETE, "0 turns");
    assertRefused(List.of(user), Ending.COMPLETE, "1 turns cannot end with an answer");
    assertRefused(List.of(user, assistant), Ending.ASKING, "2 turns cannot end with a question");
    assertRefused(List.of(assistant), Ending.ASKING, "turn 1", "is the assistant's");
    assertRefused(List.of(user, user), Ending.COMPLETE, "turn 2", "must be the assistant's");
    assertRefused(List.of(user, ChatMessage.system("s")), Ending.COMPLETE, "is the system's");
  }

  private static void assertRefused(List<ChatMessage> turns, Ending ending, String... parts) {
    assertThatThrownBy(() -> PROMPT.render(turns, ending))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll(parts);
  }
}
