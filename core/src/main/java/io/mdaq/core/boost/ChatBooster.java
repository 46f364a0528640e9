// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.boost.prompt.BoosterPrompt.Culture;
import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.endpoint.answers.AnswerService;
import io.mdaq.core.endpoint.answers.Answered;
import io.mdaq.core.endpoint.answers.Question;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A chat model, at an endpoint or on this machine. */
public final class ChatBooster implements Booster {

  private final AnswerService service;
  private final ChatParameters parameters;
  private final Culture culture;
  private final Runnable closer;

  /**
   * @param closer closes what the service uses
   */
  public ChatBooster(
      AnswerService service, ChatParameters parameters, Culture culture, Runnable closer) {
    this.service = service;
    this.parameters = parameters;
    this.culture = culture;
    this.closer = closer;
  }

  /** What is asked about a candidate. */
  public static ChatRequest request(
      BoostCandidate candidate, ChatParameters parameters, Culture culture) {
    BoosterPrompt prompt = BoosterPrompt.of(candidate.language(), candidate.text(), culture);
    return new ChatRequest(List.of(ChatMessage.user(prompt.message())), parameters);
  }

  @Override
  public Optional<AnswerAccount> boost(
      Iterator<BoostCandidate> candidates, Consumer<Answered<BoostCandidate>> consumer) {
    return Optional.of(service.answer(new Questions(candidates), consumer));
  }

  @Override
  public void close() {
    closer.run();
  }

  private final class Questions implements Iterator<Question<BoostCandidate>> {

    private final Iterator<BoostCandidate> candidates;

    Questions(Iterator<BoostCandidate> candidates) {
      this.candidates = candidates;
    }

    @Override
    public boolean hasNext() {
      return candidates.hasNext();
    }

    @Override
    public Question<BoostCandidate> next() {
      BoostCandidate candidate = candidates.next();
      return new Question<>(candidate, request(candidate, parameters, culture));
    }
  }
}
