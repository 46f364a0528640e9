// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.assessment.Assessment;
import io.mdaq.core.assessment.Assessment.Assessed;
import io.mdaq.core.assessment.Assessment.Extent;
import io.mdaq.core.assessment.Assessment.Failed;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.core.text.TextNormalizer;
import io.mdaq.core.text.VisibleText;
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

/**
 * The quality scorer as a judge: the answer with the higher score is better, equal scores are a
 * tie. It reads the questions of all turns and the answer to the last one, and knows no order. A
 * scorer knows samples that say something; an answer that says nothing has the lowest score there
 * is.
 */
final class EmbeddedJudge implements Judge {

  /** Enough to fill an encoder's batches. */
  private static final int PAIRS_AT_ONCE = 256;

  private static final Assessment NOTHING_SAID =
      new Assessed(-QualityScorer.LIMIT, new short[0], Extent.WHOLE);

  private final ScorerModel scorer;
  private final String id;

  /**
   * @param id of the scorer, part of every asking's hash
   */
  EmbeddedJudge(ScorerModel scorer, String id) {
    this.scorer = scorer;
    this.id = id;
  }

  @Override
  public Optional<AnswerAccount> judge(Iterator<AnswerPair> pairs, Consumer<Judgement> consumer) {
    while (pairs.hasNext()) {
      List<AnswerPair> some = new ArrayList<>();
      while (some.size() < PAIRS_AT_ONCE && pairs.hasNext()) {
        some.add(pairs.next());
      }
      judge(some).forEach(consumer);
    }
    return Optional.empty();
  }

  private List<Judgement> judge(List<AnswerPair> pairs) {
    List<Assessment> subjects = assess(pairs, pair -> pair.subject());
    List<Assessment> baselines = assess(pairs, pair -> pair.baseline());
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      AnswerPair pair = pairs.get(i);
      Assessment subject = subjects.get(i);
      Assessment baseline = baselines.get(i);
      judgements.add(
          Judgements.of(
              pair,
              verdict(Order.SUBJECT_FIRST, subject, baseline, hash(pair, Order.SUBJECT_FIRST)),
              verdict(Order.BASELINE_FIRST, baseline, subject, hash(pair, Order.BASELINE_FIRST))));
    }
    return judgements;
  }

  private interface Side {
    List<String> answers(AnswerPair pair);
  }

  /** The scores of one side's answers. */
  private List<Assessment> assess(List<AnswerPair> pairs, Side side) {
    List<SampleText> samples = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<Assessment> assessments = new ArrayList<>();
    for (AnswerPair pair : pairs) {
      String answer = side.answers(pair).get(pair.turn() - 1);
      assessments.add(NOTHING_SAID);
      if (!VisibleText.isBlank(answer)) {
        places.add(assessments.size() - 1);
        samples.add(
            new SampleText(
                TextNormalizer.normalize(String.join("\n\n", pair.questions())),
                "",
                TextNormalizer.normalize(answer)));
      }
    }
    List<Assessment> ofSamples = scorer.assess(samples);
    for (int i = 0; i < samples.size(); i++) {
      assessments.set(places.get(i), ofSamples.get(i));
    }
    return assessments;
  }

  /** Of two assessments in the order shown. */
  static OrderedVerdict verdict(Order order, Assessment first, Assessment second, String hash) {
    if (first instanceof Assessed ofFirst && second instanceof Assessed ofSecond) {
      String reply = new ScoredReply(ofFirst.score(), ofSecond.score()).text();
      ParsedReply parsed = ReplyForm.SCORES.parse(reply, Finish.STOP);
      return new OrderedVerdict(
          order, parsed.verdict(order), reply, Finish.STOP, hash, parsed.detail());
    }
    Failed failed = (Failed) (first instanceof Failed ? first : second);
    return new OrderedVerdict(
        order, Verdict.API_ERROR, "", Finish.ERROR, hash, "the scorer failed: " + failed.reason());
  }

  private String hash(AnswerPair pair, Order order) {
    boolean isSubjectFirst = order == Order.SUBJECT_FIRST;
    List<String> asked = new ArrayList<>(List.of(id));
    asked.addAll(pair.questions());
    asked.addAll(isSubjectFirst ? pair.subject() : pair.baseline());
    asked.addAll(isSubjectFirst ? pair.baseline() : pair.subject());
    return Sha256.hex(String.join("\u0000", asked).getBytes(UTF_8));
  }

  @Override
  public void close() {
    scorer.close();
  }
}
