// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import io.mdaq.core.chat.AlpacaPrompt;
import io.mdaq.core.chat.ChatFormat;
import io.mdaq.core.chat.ChatFormat.Ending;
import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import java.util.Arrays;
import java.util.List;

/**
 * Conversations as sequences of which the last answer is learned. The prompt has the very ids that
 * the model will be asked with; the answer ends with an end token of the model.
 *
 * @param endIds the model's end tokens, at least one
 */
public record ChatSequences(ChatFormat format, TextTokenizer tokenizer, List<Integer> endIds) {

  /**
   * A question and its answer as the model's format writes them.
   *
   * @param prompt all that the model is asked with
   * @param answer what it is to go on with, without an end token of its own
   */
  public record Rendered(String prompt, String answer) {}

  public ChatSequences {
    endIds = List.copyOf(endIds);
  }

  /** Whether the model has no template of its own. */
  public boolean isPlain() {
    return format instanceof AlpacaPrompt;
  }

  /**
   * A conversation as the model's format writes it.
   *
   * @param messages the last one is the answer
   * @throws UserException if the format does not know such a conversation
   */
  public Rendered render(List<ChatMessage> messages) {
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

  /** The sequence that is learned. */
  public Example sequence(Rendered texts) {
    return Example.ofResponse(
        tokenizer.encode(texts.prompt, format.specialTokens()), answerIds(texts));
  }

  /**
   * The sequence as two texts, the user's and the assistant's, with all special tokens: tokenized
   * as they are, they give the same ids.
   */
  public List<ChatMessage> texts(Rendered texts) {
    return List.of(
        ChatMessage.user(texts.prompt),
        ChatMessage.assistant(tokenizer.decode(answerIds(texts), SpecialTokens.WITH)));
  }

  /**
   * Templates put an end token behind the answer, and often a line feed behind that, which no model
   * is ever asked for. Where there is none, it is added.
   */
  private int[] answerIds(Rendered texts) {
    int[] answer = tokenizer.encode(texts.answer, SpecialTokens.WITHOUT);
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
