// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import io.mdaq.core.endpoint.Attempt.Answer;
import io.mdaq.core.endpoint.Attempt.Failure;
import io.mdaq.core.endpoint.FailureKind.Retry;
import io.mdaq.core.endpoint.Pace.Load;
import io.mdaq.core.endpoint.Pace.Permit;
import java.util.Arrays;

/** Asks an OpenAI-compatible endpoint. */
public final class EndpointClient implements ChatClient {

  private final Endpoint endpoint;
  private final RunClock clock;
  private final ChatExchange exchange;
  private final Pace pace;
  private final Backoff backoff;
  private final RunGuard guard;

  /**
   * A client.
   *
   * @param key {@link ApiKey#from} the endpoint's variable
   * @param clock {@link RunClock#system()}, except in tests
   */
  public EndpointClient(Endpoint endpoint, ApiKey key, RunClock clock) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.exchange = new ChatExchange(endpoint, key, clock);
    this.pace = new Pace(endpoint.maxConcurrency(), clock);
    this.backoff = new Backoff(endpoint.backoff());
    this.guard = new RunGuard(endpoint);
  }

  @Override
  public String model() {
    return endpoint.model();
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws InterruptedException {
    byte[] json = request.json(endpoint.model());
    for (int attempt = 1; ; attempt++) {
      Attempt outcome = send(json);
      if (outcome instanceof Answer answer) {
        guard.answered();
        return answer.completed();
      }
      Failure failure = (Failure) outcome;
      if (failure.kind().retry() == Retry.NEVER || attempt == endpoint.attempts()) {
        guard.failed(failure);
        return new ChatAnswer.Failed(failure.kind(), failure.message());
      }
      if (failure.retryAfter().isEmpty()) {
        clock.sleep(backoff.after(attempt, Arrays.hashCode(json)));
      }
    }
  }

  private Attempt send(byte[] json) throws InterruptedException {
    Permit permit = pace.enter();
    Load load = Load.UNKNOWN;
    try {
      guard.check();
      Attempt outcome = exchange.post(json);
      if (outcome instanceof Failure failure) {
        // Before the permit is free for the next request.
        failure.retryAfter().ifPresent(pace::hold);
      }
      load = load(outcome);
      return outcome;
    } finally {
      pace.leave(permit, load);
    }
  }

  private static Load load(Attempt outcome) {
    if (outcome instanceof Failure failure) {
      return failure.kind().retry() == Retry.SLOWER ? Load.TOO_MUCH : Load.UNKNOWN;
    }
    return Load.FINE;
  }
}
