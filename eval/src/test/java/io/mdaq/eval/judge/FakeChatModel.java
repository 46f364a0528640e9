// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.core.endpoint.ChatAnswer;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.endpoint.ChatClient;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.TokenUsage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A judge whose replies a function makes of its message; remembers what it was asked. */
final class FakeChatModel implements ChatClient {

  final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Function<String, ChatAnswer> replies;

  FakeChatModel(Function<String, ChatAnswer> replies) {
    this.replies = replies;
  }

  /** One that always ends its replies. */
  static FakeChatModel saying(Function<String, String> replies) {
    return new FakeChatModel(message -> text(replies.apply(message)));
  }

  static ChatAnswer text(String text) {
    return new Completed(text, Ending.STOP, Optional.of(new TokenUsage(10, 1)));
  }

  @Override
  public String model() {
    return "fake";
  }

  @Override
  public ChatAnswer ask(ChatRequest request) {
    String message = request.messages().get(0).content();
    asked.merge(message, 1, Integer::sum);
    return replies.apply(message);
  }
}
