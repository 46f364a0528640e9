// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceGramsTest {

  private static final String FILLER = "und noch ein Wort ".repeat(10);

  @Test
  void anEmptyTextHasNone() {
    assertThat(places("")).isEmpty();
  }

  /** In the opening, as a start and in the ending; the start of a sentence has two at least. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "ก", "あ", "ع", "𠮷", "😀"})
  void oneCharacterStandsInThreePlaces(String character) {
    assertThat(places(character).values()).containsExactly(1, 1, 1);
  }

  /**
   * Six characters, say, have 5 + 5 + 4 + 3 + 2 + 1 runs in the opening, 4 + 4 + 4 + 3 + 2 + 1 at
   * the end, 6 starts, and 5 starts of a sentence.
   */
  @ParameterizedTest
  @CsvSource({"abcdef, 49", "สวัสดี, 49", "こんにちは, 38", "مرحبا بك, 71", "𠮷野家𩸽, 27"})
  void countsRunsByCodePoints(String text, int expected) {
    assertThat(total(places(text))).isEqualTo(expected);
  }

  @Test
  void readsNothingBetweenOpeningAndEndButSentenceStarts() {
    String text = FILLER + "etwas anderes " + FILLER;

    assertThat(places(text)).isEqualTo(places(FILLER + "ganz was neues" + FILLER));
    assertThat(places("Anders. " + text)).isNotEqualTo(places(text));
    assertThat(places(text + " Ende")).isNotEqualTo(places(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {". ", "! ", "؟ ", "。", "…", "\n", "\n\n  "})
  void seesHowSentencesAndLinesStart(String end) {
    Map<Integer, Integer> one = places(FILLER + end + "Erstens " + FILLER);

    assertThat(places(FILLER + end + "Zweites " + FILLER)).isNotEqualTo(one);
    assertThat(total(one)).isEqualTo(total(places(FILLER + FILLER)) + 9);
  }

  @Test
  void digitsAreAlike() {
    assertThat(places("1. Rang\n2. Rang")).isEqualTo(places("7. Rang\n٣. Rang"));
  }

  @Test
  void theSameRunCountsApartInEachPlace() {
    assertThat(places("ab").values()).hasSize(9).containsOnly(1);
  }

  @Test
  void usedBuffersGiveTheSameSeed42() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(42L);
    int[] signs = "aZ9٣日カ한ไع𠮷😀;。．.!?؟…\"' \t\n\n\u3000\u0301".codePoints().toArray();
    GramSink used = new GramSink(18);
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(120); i > 0; i--) {
        text.appendCodePoint(signs[random.nextInt(signs.length)]);
      }
      used.clear();
      PlaceGrams.add(used, scanned(text.toString()));
      assertThat(counts(used)).isEqualTo(places(text.toString()));
    }
  }

  @Test
  void aSampleHasThemForItsResponseOnly() {
    GramFeatures features = new GramFeatures();
    features.compute(scanned("Frage"), scanned("Eingabe"), scanned("Antwort."));

    assertThat(counts(features.sink(GramFamily.PLACES))).isEqualTo(places("Antwort."));
  }

  private static Map<Integer, Integer> places(String text) {
    GramSink sink = new GramSink(18);
    PlaceGrams.add(sink, scanned(text));
    return counts(sink);
  }

  private static Map<Integer, Integer> counts(GramSink sink) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int i = 0; i < sink.size(); i++) {
      counts.put(sink.bucket(i), sink.count(i));
    }
    return counts;
  }

  private static int total(Map<Integer, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static ScannedText scanned(String text) {
    ScannedText scanned = new ScannedText(32_768);
    scanned.scan(text);
    return scanned;
  }
}
