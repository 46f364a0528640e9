// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.text.Surrogates;
import java.util.List;

/**
 * One conversation to be continued by a model.
 *
 * @param messages in order, at least one; unpaired surrogates are replaced by U+FFFD
 */
public record ChatRequest(List<ChatMessage> messages, ChatParameters parameters) {

  /**
   * Chat templates add words of their own: about 20 tokens a message, which the JSON around each
   * message outweighs, and at the start a system text of up to about 100.
   */
  private static final int TEMPLATE_TOKENS = 256;

  public ChatRequest {
    messages =
        messages.stream()
            .map(m -> new ChatMessage(m.role(), Surrogates.repair(m.content())))
            .toList();
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a request has at least one message");
    }
  }

  /**
   * The request in one fixed form: exactly what is sent, and what is hashed.
   *
   * @return JSON in UTF-8
   */
  public byte[] json(String model) {
    return RequestJson.of(model, this);
  }

  /** SHA-256 of {@link #json}, 64 hexadecimal digits: the name under which the answer is kept. */
  public String hash(String model) {
    return Sha256.hex(json(model));
  }

  /**
   * The most tokens that this can take: a token is at least one byte of the prompt, and the answer
   * ends at {@code max_tokens}. Attempts that fail are not counted.
   */
  public TokenUsage bound(String model) {
    return new TokenUsage(json(model).length + TEMPLATE_TOKENS, parameters.maxTokens());
  }
}
