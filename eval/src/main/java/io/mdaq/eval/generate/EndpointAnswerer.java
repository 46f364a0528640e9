// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.endpoint.ChatAnswer;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.endpoint.answers.AnswerService;
import io.mdaq.eval.response.Finish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Asks an endpoint; answers are kept, failures are not. */
final class EndpointAnswerer implements Answerer {

  private final Function<Question, ChatRequest> requests;
  private final AnswerService service;

  EndpointAnswerer(Function<Question, ChatRequest> requests, AnswerService service) {
    this.requests = requests;
    this.service = service;
  }

  @Override
  public List<Answer> answer(List<Question> questions) {
    List<Answer> answers = new ArrayList<>();
    service.answer(
        questions.stream()
            .map(
                question ->
                    new io.mdaq.core.endpoint.answers.Question<>(
                        question, requests.apply(question)))
            .iterator(),
        answered -> answers.add(answer(answered.answer())));
    return answers;
  }

  private static Answer answer(ChatAnswer answer) {
    if (answer instanceof ChatAnswer.Completed completed) {
      return completed(completed);
    }
    if (answer instanceof ChatAnswer.Failed failed) {
      return Answer.none(
          Finish.ERROR, failed.kind().name().toLowerCase(Locale.ROOT) + ": " + failed.message());
    }
    throw new IllegalStateException("a run without a cap ended with " + answer);
  }

  private static Answer completed(ChatAnswer.Completed completed) {
    int tokens =
        completed.usage().map(TokenUsage::output).map(Math::toIntExact).orElse(Answer.UNKNOWN);
    return switch (completed.ending()) {
      case STOP -> new Answer(completed.text(), Finish.STOP, tokens, List.of(), "");
      case LENGTH -> new Answer(completed.text(), Finish.LENGTH, tokens, List.of(), "");
      // What a model says in declining is an answer that a judge can compare.
      case REFUSAL -> new Answer(completed.text(), Finish.STOP, tokens, List.of(), "declined");
      case CONTENT_FILTER ->
          Answer.none(Finish.CONTENT_FILTER, "the endpoint withheld the answer or a part of it");
    };
  }

  @Override
  public void close() {
    // The service holds nothing between two calls.
  }
}
