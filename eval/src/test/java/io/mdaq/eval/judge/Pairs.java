// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.eval.judge.rubric.AnswerPair;
import io.mdaq.eval.judge.rubric.Dimension;
import io.mdaq.eval.judgement.Judgement;
import java.util.ArrayList;
import java.util.List;

/** Pairs of answers for tests. */
final class Pairs {

  private Pairs() {}

  static AnswerPair of(int number, String subject, String baseline) {
    return new AnswerPair(
        "set/de/" + number,
        "set",
        "de",
        List.of("Frage " + number),
        List.of(subject),
        List.of(baseline),
        Dimension.OVERALL);
  }

  static List<Judgement> judged(Judge judge, List<AnswerPair> pairs) {
    List<Judgement> judgements = new ArrayList<>();
    judge.judge(pairs.iterator(), judgements::add);
    return judgements;
  }
}
