// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.chat.AlpacaPrompt;
import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.chat.ChatMessage.Role;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.format.Turn;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.training.finetuning.ChatSequences;
import io.mdaq.core.training.finetuning.ChatSequences.Rendered;
import io.mdaq.core.training.finetuning.Example;
import java.util.ArrayList;
import java.util.List;

/** Rows as the sequences and texts of conversations. */
record ChatExamples(ChatSequences sequences) {

  ChatExamples(ChatFormat format, TextTokenizer tokenizer, List<Integer> endIds) {
    this(new ChatSequences(format, tokenizer, endIds));
  }

  /**
   * The sequence of a row.
   *
   * @throws UserException if the model's format does not know such a conversation
   */
  Example of(ReadSample sample) {
    return sequences.sequence(texts(sample));
  }

  /**
   * The sequence of a row as two texts: {@link ChatSequences#texts}.
   *
   * @throws UserException as {@link #of}
   */
  List<ChatMessage> rendered(ReadSample sample) {
    return sequences.texts(texts(sample));
  }

  private Rendered texts(ReadSample sample) {
    SampleText text = sample.text();
    if (sequences.isPlain() && !text.input().isEmpty()) {
      return new Rendered(AlpacaPrompt.of(text.instruction(), text.input()), text.response());
    }
    return sequences.render(messages(sample));
  }

  static List<ChatMessage> messages(ReadSample sample) {
    List<ChatMessage> messages = new ArrayList<>();
    for (Turn turn : sample.format().turns(sample.payload())) {
      if (!turn.text().isEmpty()) {
        messages.add(new ChatMessage(role(turn), turn.text()));
      }
    }
    return messages;
  }

  private static Role role(Turn turn) {
    return switch (turn.speaker()) {
      case SYSTEM -> Role.SYSTEM;
      case USER -> Role.USER;
      case ASSISTANT -> Role.ASSISTANT;
      case OTHER ->
          throw UserException.failed(
              "a turn is neither the system's, the user's nor the assistant's; tools are not"
                  + " supported");
    };
  }
}
