// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.SampleText;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundTest {

  private static final int RESPONSES = 1;

  /** Words about something, between the little words that each text has; seeded. */
  private static SampleText text(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append("kwa ajili ya ").append(Long.toString(random.nextLong(1L << 40), 36)).append(' ');
    }
    return new SampleText("Eleza " + random.nextInt(1000), "", text.toString().strip());
  }

  private static Background background(int from, int to) {
    BackgroundSums sums = new BackgroundSums();
    IntStream.range(from, to).forEach(seed -> sums.add("sw", text(seed)));
    return sums.background();
  }

  private static Background.Sum sum(Background background) {
    return Objects.requireNonNull(background.languages().get("sw"));
  }

  @Test
  void partsAddUpInAnyOrder() {
    Background whole = background(0, 10);
    for (Background parts :
        List.of(
            background(0, 4).plus(background(4, 10)),
            background(4, 10).plus(Background.NONE).plus(background(0, 4)))) {
      assertThat(sum(parts).texts()).isEqualTo(20);
      assertThat(sum(parts).components()).isEqualTo(sum(whole).components());
    }
    assertThat(new BackgroundSums().background()).isEqualTo(Background.NONE);
  }

  @Test
  void ofManySamplesAFewHundredAreDrawn() {
    SplittableRandom random = new SplittableRandom(3);
    List<SampleId> ids =
        Stream.generate(() -> new SampleId(random.nextLong(), random.nextLong()))
            .limit(100_000)
            .toList();
    assertThat(ids.stream().filter(id -> Background.isDrawn(id, 100_000)).count())
        .isBetween(200L, 320L);
    assertThat(ids.subList(0, 256)).allMatch(id -> Background.isDrawn(id, 256));
    assertThat(ids.subList(0, 1)).allMatch(id -> Background.isDrawn(id, 1));
  }

  @Test
  void whatAllTextsShareMakesNoTwoOfThemClose() {
    LanguageDetector detector = LanguageDetector.forSet(LanguageSet.known());
    SampleText one = text(900);
    SampleText other = text(901);
    double unknown =
        new Verifier(detector, MeaningModel.NONE).meaningFeatures("sw", one, other)[RESPONSES];
    Verifier known = new Verifier(detector, MeaningModel.NONE, background(0, 60));
    assertThat(unknown).isGreaterThan(0.3);
    assertThat(known.meaningFeatures("sw", one, other)[RESPONSES]).isLessThan(unknown - 0.1);
    assertThat(known.meaningFeatures("sw", one, one)[RESPONSES]).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "tr", "sw", "zh"})
  void aLanguageOfWhichNothingIsGivenHasAMiddleToo(String language) {
    short[] center = new Centers(Background.NONE).of(language);
    assertThat(Closeness.isZero(center)).isFalse();
    assertThat(new Centers(background(0, 10)).of(language)).isNotEqualTo(new short[center.length]);
  }

  @Test
  void regionsShareTheSampleDataOfTheirLanguage() {
    Centers centers = new Centers(Background.NONE);
    assertThat(centers.of("pt-BR")).isEqualTo(centers.of("pt")).isNotEqualTo(centers.of("es"));
    assertThat(centers.of("tr")).isEqualTo(centers.of("sw")).isNotEqualTo(centers.of("pt"));
  }
}
