// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.eval.judge.label.ParsedReply;
import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.response.Finish;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** Prefers the shorter answer to the last question: the example of docs/extending.md. */
final class ShorterAnswerJudge implements Judge {

  @Override
  public Optional<AnswerAccount> judge(Iterator<AnswerPair> pairs, Consumer<Judgement> consumer) {
    while (pairs.hasNext()) {
      AnswerPair pair = pairs.next();
      String subject = pair.subject().get(pair.turn() - 1);
      String baseline = pair.baseline().get(pair.turn() - 1);
      consumer.accept(
          Judgements.of(
              pair,
              verdict(Order.SUBJECT_FIRST, subject, baseline),
              verdict(Order.BASELINE_FIRST, baseline, subject)));
    }
    return Optional.empty();
  }

  private static OrderedVerdict verdict(Order order, String first, String second) {
    String asked = Sha256.hex((first + "\u0000" + second).getBytes(UTF_8));
    String reply = new ScoredReply(-first.length(), -second.length()).text();
    ParsedReply parsed = ReplyForm.SCORES.parse(reply, Finish.STOP);
    return new OrderedVerdict(
        order, parsed.verdict(order), reply, Finish.STOP, asked, parsed.detail());
  }

  @Override
  public void close() {}
}
