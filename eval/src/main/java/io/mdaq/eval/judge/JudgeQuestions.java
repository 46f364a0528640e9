// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.answers.Question;
import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judge.rubric.JudgePrompts;
import io.mdaq.eval.judgement.Order;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Turns pairs into questions to a chat model, two a pair: subject first, then baseline first. */
record JudgeQuestions(JudgePrompts prompts, ChatParameters parameters) {

  /** The questions, made as they are read. */
  Iterator<Question<Asking>> of(Iterator<AnswerPair> pairs) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(pairs, Spliterator.ORDERED), false)
        .flatMap(pair -> Stream.of(Order.values()).map(order -> question(new Asking(pair, order))))
        .iterator();
  }

  private Question<Asking> question(Asking asking) {
    ChatMessage message = ChatMessage.user(prompts.of(asking.pair(), asking.order()));
    return new Question<>(asking, new ChatRequest(List.of(message), parameters));
  }
}
