// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

/** Asks an OpenAI-compatible endpoint. */
public final class EndpointClient implements ChatClient {

  private final Endpoint endpoint;

  /**
   * A client.
   *
   * @param key {@link ApiKey#from} the endpoint's variable
   * @param clock {@link RunClock#system()}, except in tests
   */
  public EndpointClient(Endpoint endpoint, ApiKey key, RunClock clock) {
    this.endpoint = endpoint;
  }

  @Override
  public String model() {
    return endpoint.model();
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws InterruptedException {
    throw new UnsupportedOperationException("follows");
  }
}
