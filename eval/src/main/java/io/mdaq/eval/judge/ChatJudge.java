// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.core.endpoint.ChatAnswer;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Failed;
import io.mdaq.core.endpoint.ChatAnswer.OverBudget;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.endpoint.answers.AnswerService;
import io.mdaq.core.endpoint.answers.Answered;
import io.mdaq.eval.judge.label.ParsedReply;
import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.response.Finish;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A chat model that is asked in words, at an endpoint or on this machine. */
final class ChatJudge implements Judge {

  private final AnswerService service;
  private final JudgeQuestions questions;
  private final ReplyForm form;
  private final Runnable closer;

  /**
   * @param closer closes what the service uses
   */
  ChatJudge(AnswerService service, JudgeQuestions questions, ReplyForm form, Runnable closer) {
    this.service = service;
    this.questions = questions;
    this.form = form;
    this.closer = closer;
  }

  @Override
  public Optional<AnswerAccount> judge(Iterator<AnswerPair> pairs, Consumer<Judgement> consumer) {
    List<Answered<Asking>> ofPair = new ArrayList<>();
    return Optional.of(
        service.answer(
            questions.of(pairs),
            answered -> {
              ofPair.add(answered);
              if (ofPair.size() == Order.values().length) {
                consumer.accept(judgement(ofPair));
                ofPair.clear();
              }
            }));
  }

  private Judgement judgement(List<Answered<Asking>> answers) {
    AnswerPair pair = answers.get(0).subject().pair();
    // A pair that the cap cuts in two was not judged; what was paid for it is kept.
    if (answers.stream().anyMatch(answered -> answered.answer() instanceof OverBudget)) {
      return Judgements.overBudget(pair);
    }
    return Judgements.of(pair, verdict(answers.get(0)), verdict(answers.get(1)));
  }

  private OrderedVerdict verdict(Answered<Asking> answered) {
    Order order = answered.subject().order();
    if (answered.answer() instanceof Completed completed) {
      Finish finish = finish(completed.ending());
      ParsedReply reply = form.parse(completed.text(), finish);
      return new OrderedVerdict(
          order, reply.verdict(order), completed.text(), finish, answered.hash(), reply.detail());
    }
    Failed failed = (Failed) answered.answer();
    return new OrderedVerdict(
        order,
        Verdict.API_ERROR,
        "",
        Finish.ERROR,
        answered.hash(),
        failed.kind() + ": " + failed.message());
  }

  private static Finish finish(ChatAnswer.Ending ending) {
    return switch (ending) {
      case STOP -> Finish.STOP;
      case LENGTH -> Finish.LENGTH;
      case CONTENT_FILTER, REFUSAL -> Finish.CONTENT_FILTER;
    };
  }

  @Override
  public void close() {
    closer.run();
  }
}
