// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.PairOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of a judge of one's own keeps what the interface promises. */
class ShorterAnswerJudgeTest {

  @Test
  void everyPairHasOneJudgementInItsPlace() {
    List<Judgement> judgements =
        Pairs.judged(
            new ShorterAnswerJudge(),
            List.of(
                Pairs.of(1, "kurz", "länger"), Pairs.of(2, "länger", ""), Pairs.of(3, "a", "b")));
    assertThat(judgements)
        .extracting(Judgement::prompt)
        .containsExactly("set/de/1", "set/de/2", "set/de/3");
    assertThat(judgements)
        .extracting(Judgement::outcome)
        .containsExactly(PairOutcome.WIN, PairOutcome.LOSS, PairOutcome.TIE);
  }

  /** So that judge --reparse comes to the same. */
  @Test
  void whatItSaidReadsTheSameAgain() {
    Judgement judgement =
        Pairs.judged(new ShorterAnswerJudge(), List.of(Pairs.of(1, "kurz", "länger"))).get(0);
    for (OrderedVerdict order : judgement.orders()) {
      assertThat(ReplyForm.SCORES.parse(order.reply(), order.finish()).verdict(order.order()))
          .isEqualTo(order.verdict());
    }
    assertThat(judgement.orders()).extracting(OrderedVerdict::promptHash).doesNotHaveDuplicates();
  }
}
