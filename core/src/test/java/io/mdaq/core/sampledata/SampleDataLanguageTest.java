// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.format.ReadSample;
import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.sample.Position;
import io.mdaq.core.sample.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample is detected as of its language, except those that the key lists. */
class SampleDataLanguageTest {

  private static final LanguageDetector DETECTOR = LanguageDetector.forSet(LanguageSet.known());

  /** Malay and Indonesian are taken for each other at times, other languages hardly ever. */
  private static final double MOST_MISDETECTED_OF_NEIGHBOURS = 0.05;

  private static final int MOST_MISDETECTED = 1;

  /** A sample and what it was taken for, empty where the answer was not clear. */
  private record Detected(SampleFile file, long row, Side side, String language) {

    static Detected of(SampleFile file, ReadSample sample) {
      Position position = sample.origin().position();
      long row =
          position instanceof Position.Line line
              ? line.number()
              : ((Position.Element) position).number();
      String language = DETECTOR.detect(sample.text()).map(LanguageTag::value).orElse("");
      return new Detected(file, row, sample.origin().side(), language);
    }

    static Detected of(LanguageException listed) {
      return new Detected(listed.file(), listed.row(), listed.side(), listed.detected());
    }
  }

  static List<String> languages() {
    return SampleData.languages();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everySampleIsInItsLanguageOrListed(String language) {
    LanguageSamples samples = SampleData.of(language);
    List<Detected> exceptions = new ArrayList<>();
    samples.pool().forEach(sample -> exceptions.add(Detected.of(SampleFile.POOL, sample)));
    samples
        .revisions()
        .forEach(sample -> exceptions.add(Detected.of(SampleFile.REVISIONS, sample)));
    int total = exceptions.size();
    exceptions.removeIf(detected -> detected.language().equals(language));
    List<LanguageException> listed =
        Stream.of(samples.key().otherLanguage(), samples.key().misdetected())
            .flatMap(List::stream)
            .toList();

    assertThat(exceptions)
        .containsExactlyInAnyOrderElementsOf(listed.stream().map(Detected::of).toList());
    assertThat(listed).allSatisfy(exception -> assertThat(exception.note()).isNotBlank());
    boolean hasNeighbour = language.equals("id") || language.equals("ms");
    assertThat((double) samples.key().misdetected().size())
        .isLessThanOrEqualTo(
            hasNeighbour ? MOST_MISDETECTED_OF_NEIGHBOURS * total : MOST_MISDETECTED);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void answersPlantedInEnglishAreSeen(String language) {
    SampleKey key = SampleData.of(language).key();
    List<Integer> planted =
        key.pool().defects().stream()
            .filter(defect -> defect.defect() == Defect.WRONG_LANGUAGE)
            .map(PlantedDefect::row)
            .toList();

    assertThat(planted).isNotEmpty();
    assertThat(key.otherLanguage())
        .filteredOn(exception -> exception.file() == SampleFile.POOL)
        .extracting(LanguageException::row)
        .containsAll(planted);
  }
}
