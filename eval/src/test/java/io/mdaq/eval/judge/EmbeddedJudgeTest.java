// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.assessment.Assessment;
import io.mdaq.core.config.ModelChoice;
import io.mdaq.core.scorer.LexicalScorer;
import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judgement.Judgement;
import io.mdaq.eval.judgement.Order;
import io.mdaq.eval.judgement.OrderedVerdict;
import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.response.Finish;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddedJudgeTest {

  private static final String GOOD =
      "Das Gras ist grün, weil es Chlorophyll enthält. Dieser Farbstoff nimmt rotes und blaues"
          + " Licht auf und wirft grünes zurück.";

  private static final Judge JUDGE =
      new EmbeddedJudge(new ScorerModel.Lexical(LexicalScorer.embedded()), "id");

  private static Judgement judge(String subject, String baseline) {
    return Pairs.judged(JUDGE, List.of(Pairs.of(1, subject, baseline))).get(0);
  }

  @Test
  void theHigherScoreWinsInBothOrders() {
    assertThat(judge(GOOD, "weiss nich").outcome()).isEqualTo(PairOutcome.WIN);
    assertThat(judge("weiss nich", GOOD).outcome()).isEqualTo(PairOutcome.LOSS);
  }

  @Test
  void equalAnswersTie() {
    Judgement judgement = judge(GOOD, " " + GOOD + "\n");
    assertThat(judgement.outcome()).isEqualTo(PairOutcome.TIE);
    assertThat(judgement.orders())
        .extracting(OrderedVerdict::verdict)
        .containsExactly(Verdict.TIE, Verdict.TIE);
  }

  @Test
  void whoSaysNothingLosesToWhoSaysSomething() {
    assertThat(judge("weiss nich", " \u200B\n").outcome()).isEqualTo(PairOutcome.WIN);
    assertThat(judge("", "").outcome()).isEqualTo(PairOutcome.TIE);
    assertThat(judge("", "x").orders().get(0).reply()).startsWith("FIRST -524287.000000 SECOND ");
  }

  @Test
  void moreThanOneBatchComesBackInOrder() {
    List<AnswerPair> pairs =
        IntStream.range(0, 600)
            .mapToObj(i -> i % 2 == 0 ? Pairs.of(i, GOOD, "nö") : Pairs.of(i, "nö", GOOD))
            .toList();
    List<Judgement> judgements = Pairs.judged(JUDGE, pairs);
    assertThat(judgements)
        .extracting(Judgement::prompt)
        .containsExactlyElementsOf(pairs.stream().map(AnswerPair::prompt).toList());
    assertThat(judgements.get(598).outcome()).isEqualTo(PairOutcome.WIN);
    assertThat(judgements.get(599).outcome()).isEqualTo(PairOutcome.LOSS);
  }

  @Test
  void theHashTellsTheOrders() {
    List<OrderedVerdict> orders = judge("a", "b").orders();
    assertThat(orders.get(0).promptHash()).isNotEqualTo(orders.get(1).promptHash());
    assertThat(judge("b", "a").orders().get(0).promptHash()).isEqualTo(orders.get(1).promptHash());
  }

  @Test
  void itsNameSaysWhatItIs() {
    assertThat(ScorerModel.name(new ModelChoice.Embedded())).startsWith("embedded judge");
    assertThat(ScorerModel.name(new ModelChoice.Folder("x/y"))).startsWith("embedded judge");
  }

  @Test
  void numbersAreReadAsTheyAreKept() {
    String text = new ScoredReply(-0.5, -12.25).text();
    assertThat(text).isEqualTo("FIRST -0.500000 SECOND -12.250000");
    assertThat(ReplyForm.SCORES.parse(text, Finish.STOP).toString()).contains("FIRST");
    assertThat(ReplyForm.SCORES.parse("[[FIRST]]", Finish.STOP).toString()).contains("UNPARSED");
    // Less than what is kept of them parts these two.
    String close = new ScoredReply(1, 1 + 1e-9).text();
    assertThat(ReplyForm.SCORES.parse(close, Finish.STOP).toString()).contains("TIE");
  }

  @Test
  void aScorerThatFailsOnASampleGivesNoScore() {
    Assessment failed = new Assessment.Failed("vectors are not finite");
    assertThat(EmbeddedJudge.verdict(Order.SUBJECT_FIRST, failed, failed, "hash"))
        .extracting(OrderedVerdict::verdict, OrderedVerdict::reply)
        .containsExactly(Verdict.API_ERROR, "");
  }
}
