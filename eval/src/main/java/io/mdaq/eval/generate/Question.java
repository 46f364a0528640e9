// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.chat.ChatMessage;
import java.util.List;

/**
 * What is asked next in a conversation.
 *
 * @param messages from the system message, where there is one, to the user's last
 * @param seed of this answer's draws; 0 or more, below 2^31
 */
record Question(List<ChatMessage> messages, long seed) {

  Question {
    messages = List.copyOf(messages);
  }
}
