// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.chat;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.tokenizer.SpecialTokens;
import java.nio.file.Path;
import java.util.List;

/** How a conversation becomes the text that a model continues. Immutable and thread-safe. */
public sealed interface ChatFormat permits ChatTemplate, AlpacaPrompt {

  /** How the text ends. */
  enum Ending {
    /** With the mark behind which the assistant answers: the model is to go on. */
    ASKING,
    /** With the last message: the conversation is complete, as for training. */
    COMPLETE
  }

  /** What a template is told that can make its model think before it answers, such as Qwen3's. */
  enum Reasoning {
    /** Nothing: the template's own default. */
    AS_TRAINED,
    /** {@code enable_thinking} is false: the model answers at once. */
    OFF
  }

  /**
   * The format of a model folder: its chat template, or the alpaca prompt if it has none.
   *
   * @throws UserException if the template cannot be read or parsed
   */
  static ChatFormat of(Path folder, Reasoning reasoning) {
    return ChatTemplate.find(folder, reasoning)
        .<ChatFormat>map(template -> template)
        .orElseGet(AlpacaPrompt::new);
  }

  /**
   * The text of a conversation.
   *
   * @throws UserException if the format does not know such a conversation
   */
  String render(List<ChatMessage> messages, Ending ending);

  /**
   * How the text is to be tokenized: WITHOUT where it has the special tokens already, so that the
   * first one is not doubled.
   */
  SpecialTokens specialTokens();
}
