// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.chat.AlpacaPrompt;
import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatFormat.Ending;
import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.chat.ChatMessage.Role;
import io.mdaq.core.format.ReadSample;
import io.mdaq.core.format.Turn;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.training.finetuning.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Conversations as sequences of which the last answer is learned. The prompt has the very ids that
 * the model will be asked with; the answer ends with an end token of the model.
 *
 * @param endIds the model's end tokens, at least one
 */
record ChatExamples(ChatFormat format, TextTokenizer tokenizer, List<Integer> endIds) {

  /**
   * The sequence of a row.
   *
   * @throws UserException if the model's format does not know such a conversation
   */
  Example of(ReadSample sample) {
    Rendered texts = texts(sample);
    return Example.ofResponse(
        tokenizer.encode(texts.prompt, format.specialTokens()),
        ended(tokenizer.encode(texts.answer, SpecialTokens.WITHOUT)));
  }

  /** Whether the model has no template of its own. */
  boolean isPlain() {
    return format instanceof AlpacaPrompt;
  }

  /**
   * The sequence of a row as two texts, the user's and the assistant's, with all special tokens:
   * tokenized as they are, they give the same ids.
   *
   * @throws UserException as {@link #of}
   */
  List<ChatMessage> rendered(ReadSample sample) {
    Rendered texts = texts(sample);
    int[] answer = ended(tokenizer.encode(texts.answer, SpecialTokens.WITHOUT));
    return List.of(
        ChatMessage.user(texts.prompt),
        ChatMessage.assistant(tokenizer.decode(answer, SpecialTokens.WITH)));
  }

  private record Rendered(String prompt, String answer) {}

  private Rendered texts(ReadSample sample) {
    SampleText text = sample.text();
    if (isPlain() && !text.input().isEmpty()) {
      return new Rendered(AlpacaPrompt.of(text.instruction(), text.input()), text.response());
    }
    List<ChatMessage> messages = messages(sample);
    String prompt = format.render(messages.subList(0, messages.size() - 1), Ending.ASKING);
    String whole = format.render(messages, Ending.COMPLETE);
    if (!whole.startsWith(prompt)) {
      throw UserException.failed(
          "the chat template writes the question otherwise where the answer follows, so that it"
              + " cannot be told what the model is to learn. Put a template into"
              + " chat_template.jinja that goes on behind its own prompt.");
    }
    return new Rendered(prompt, whole.substring(prompt.length()));
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

  /**
   * Templates put an end token behind the answer, and often a line feed behind that, which no model
   * is ever asked for. Where there is none, it is added.
   */
  private int[] ended(int[] answer) {
    for (int last = answer.length - 1; last >= 0; last--) {
      if (endIds.contains(answer[last])) {
        int[] rest = Arrays.copyOfRange(answer, last + 1, answer.length);
        if (tokenizer.decode(rest, SpecialTokens.WITH).isBlank()) {
          return Arrays.copyOf(answer, last + 1);
        }
        break;
      }
    }
    int[] ended = Arrays.copyOf(answer, answer.length + 1);
    ended[answer.length] = endIds.get(0);
    return ended;
  }
}
