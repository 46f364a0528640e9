// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.endpoint.Attempt.Answer;
import io.mdaq.core.endpoint.Attempt.Failure;
import java.util.List;

/** Finds out whether an endpoint answers at all: one short question, sent once. */
public final class EndpointProbe {

  private static final String QUESTION = "Reply with the word yes.";
  private static final int MOST_TOKENS = 8;

  private EndpointProbe() {}

  /**
   * Asks.
   *
   * @return {@link ChatAnswer.Completed}, or {@link ChatAnswer.Failed} with a message that does not
   *     hold the key
   * @throws InterruptedException if the thread is interrupted; the request is given up
   */
  public static ChatAnswer ask(Endpoint endpoint, ApiKey key) throws InterruptedException {
    ChatRequest request =
        new ChatRequest(List.of(ChatMessage.user(QUESTION)), ChatParameters.greedy(MOST_TOKENS));
    Attempt outcome =
        new ChatExchange(endpoint, key, RunClock.system()).post(request.json(endpoint.model()));
    return outcome instanceof Failure failure
        ? new ChatAnswer.Failed(failure.kind(), failure.message())
        : ((Answer) outcome).completed();
  }
}
