// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Expected values are of sacreBLEU 2.6.0: {@code CHRF().sentence_score(text, [reference]).score}
 * and {@code CHRF().corpus_score(texts, [references]).score}.
 */
class ChrFTest {

  private record Case(String text, String reference, double score) {}

  private static final List<Case> SENTENCES =
      List.of(
          new Case("The cat sat on the mat.", "The cat is on the mat.", 67.17273492330233),
          new Case("Die  Preise betragen 3,50 €.", "Der Preis beträgt 3,50 €.", 40.879514845403406),
          new Case("日本の首都は東京です。", "東京は日本の首都です。", 42.288359788359784),
          new Case("عاصمة مصر هي القاهرة", "القاهرة عاصمة مصر", 75.30958809748428));

  private static final List<Case> EDGES =
      List.of(
          new Case("abc", "abcdefghi", 28.531337698783904),
          new Case("abcdefghi", "abc", 61.49193548387096),
          new Case("aaaaaaa", "aaa", 70.23643949930458),
          new Case("", "text", 0),
          new Case("text", "", 0),
          new Case("", "", 0),
          new Case("xyz", "abc", 0),
          new Case("same text", "same text", 100),
          new Case("a", "a", 100),
          new Case("ab", "ab", 100),
          new Case("a\u00a0b c\td", "abcd", 100),
          new Case("🙂🙃 ok", "🙃🙂 ok", 33.33333333333333));

  static Stream<Arguments> cases() {
    return Stream.of(SENTENCES, EDGES)
        .flatMap(List::stream)
        .map(c -> Arguments.of(c.text(), c.reference(), c.score()));
  }

  private static ChrF corpus(Stream<Case> cases) {
    return cases.map(c -> ChrF.of(c.text(), c.reference())).reduce(ChrF.NONE, ChrF::plus);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ofOneText(String text, String reference, double score) {
    assertThat(ChrF.of(text, reference).score()).isCloseTo(score, within(1e-9));
  }

  @Test
  void textsOfACorpusAreCountedTogether() {
    assertThat(corpus(SENTENCES.stream()).score()).isCloseTo(56.28715471324119, within(1e-9));
    assertThat(corpus(Stream.concat(SENTENCES.stream(), EDGES.stream())).score())
        .isCloseTo(54.01374884041667, within(1e-9));
    assertThat(ChrF.NONE.score()).isZero();
  }

  @Test
  void aLongTextTakesNoLongerThanItsLength() {
    String text = "ein langer Text ".repeat(20_000);
    assertThat(ChrF.of(text, text).score()).isEqualTo(100);
  }
}
