// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.sample.SampleText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScorerEvaluatorTest {

  /** Scores by the digit that a response begins with. */
  private static final QualityScorer BY_DIGIT =
      text -> Character.digit(text.response().charAt(0), 10);

  @Test
  void countsTiesHalfAndLeavesUnchangedPairsOut() {
    ScorerEvaluation evaluation =
        ScorerEvaluator.evaluate(
            BY_DIGIT,
            List.of(
                pair("a", "de", "1 kurz", "2 viel länger als kurz"),
                pair("b", "de", "3 lang und länger", "3 kurz"),
                pair("c", "ja", "5 同じ長さ", "4 同じ長い"),
                pair("d", "ja", "1 x", "1 x")));

    assertThat(evaluation.unchanged()).isEqualTo(1);
    assertThat(evaluation.total().ties()).isEqualTo(1);
    assertThat(evaluation.total().all()).isEqualTo(new PairAccuracy(3, 3));
    assertThat(evaluation.total().all().share()).isEqualTo(0.5);
    assertThat(evaluation.total().shorter()).isEqualTo(new PairAccuracy(1, 1));
    assertThat(evaluation.total().matched()).isEqualTo(new PairAccuracy(1, 0));
    // Longer wins: right for a, wrong for b, a tie for c.
    assertThat(evaluation.total().longerWins()).isEqualTo(new PairAccuracy(3, 3));
    assertThat(evaluation.languages()).containsOnlyKeys("de", "ja");
  }

  /** Expected: the closed form (Wilson 1927) in double arithmetic with z = 1.959963984540054. */
  @Test
  void wilsonInterval() {
    PairAccuracy accuracy = new PairAccuracy(100, 160);

    assertThat(accuracy.interval().getLowerBound()).isCloseTo(0.7111708344068411, within(1e-9));
    assertThat(accuracy.interval().getUpperBound()).isCloseTo(0.8666330666689676, within(1e-9));
  }

  @Test
  void translationsOfOneExampleWidenTheInterval() {
    List<RevisionPair> independent =
        Stream.iterate(0, i -> i + 1)
            .limit(200)
            .map(i -> pair("g" + i, "de", i % 4 == 0 ? "2 a" : "1 a", i % 4 == 0 ? "1 b" : "2 b"))
            .toList();
    List<RevisionPair> together =
        Stream.iterate(0, i -> i + 1)
            .limit(200)
            .map(
                i -> {
                  boolean wrong = (i / 10) % 4 == 0;
                  return pair("g" + i / 10, "de", wrong ? "2 a" : "1 a", wrong ? "1 b" : "2 b");
                })
            .toList();
    ScorerEvaluation apart = ScorerEvaluator.evaluate(BY_DIGIT, independent);
    ScorerEvaluation grouped = ScorerEvaluator.evaluate(BY_DIGIT, together);

    assertThat(grouped.high() - grouped.low()).isGreaterThan(2 * (apart.high() - apart.low()));
  }

  @Test
  void nothingToEvaluate() {
    ScorerEvaluation evaluation = ScorerEvaluator.evaluate(BY_DIGIT, List.of());

    assertThat(evaluation.languages()).isEmpty();
    assertThat(evaluation.total().all().pairs()).isZero();
  }

  @Test
  void aGroupLiesOnOneSideOfASplit() {
    List<RevisionPair> pairs =
        Stream.iterate(0, i -> i + 1)
            .limit(3000)
            .map(i -> pair("g" + i / 3, i % 3 == 0 ? "de" : "ja", "1 a", "2 b"))
            .toList();
    HeldOutSplit split = HeldOutSplit.byGroup(pairs, 0.2, 5);

    assertThat(split.training().stream().map(RevisionPair::group))
        .doesNotContainAnyElementsOf(split.test().stream().map(RevisionPair::group).toList());
    assertThat(split.test().size() / 3000.0).isBetween(0.16, 0.24);
    assertThat(split.leavingOut("ja").training()).allMatch(pair -> pair.language().equals("de"));
    assertThat(split.leavingOut("ja").test()).allMatch(pair -> pair.language().equals("ja"));
  }

  @Test
  void everyExampleIsHeldOutOnce() {
    List<RevisionPair> pairs =
        Stream.iterate(0, i -> i + 1)
            .limit(600)
            .map(i -> pair("g" + i / 3, "de", "1 a", "2 b" + i))
            .toList();
    List<HeldOutSplit> splits = HeldOutSplit.ofEachPart(pairs, 5, 9);

    assertThat(splits).hasSize(5);
    assertThat(splits.get(0)).isEqualTo(HeldOutSplit.byGroup(pairs, 0.2, 9));
    assertThat(splits.stream().flatMap(split -> split.test().stream()))
        .containsExactlyInAnyOrderElementsOf(pairs);
    for (HeldOutSplit split : splits) {
      assertThat(split.training().stream().map(RevisionPair::group))
          .doesNotContainAnyElementsOf(split.test().stream().map(RevisionPair::group).toList());
      assertThat(split.training().size() + split.test().size()).isEqualTo(pairs.size());
    }
  }

  @Test
  void eachPairIsAskedOfItsOwnScorer() {
    QualityScorer backwards = text -> -BY_DIGIT.score(text);
    List<RevisionPair> pairs =
        List.of(pair("a", "de", "1 x", "2 x"), pair("b", "de", "1 x", "2 x"));

    ScorerEvaluation evaluation =
        ScorerEvaluator.evaluateEach(
            pair -> pair.group().equals("a") ? BY_DIGIT : backwards, pairs);

    assertThat(evaluation.total().all()).isEqualTo(new PairAccuracy(2, 2));
  }

  private static RevisionPair pair(String group, String language, String raw, String revised) {
    return new RevisionPair(
        group, language, new SampleText("i", "", raw), new SampleText("i", "", revised));
  }
}
