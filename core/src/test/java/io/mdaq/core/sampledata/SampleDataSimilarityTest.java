// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.language.Language.Words;
import io.mdaq.core.language.LanguageCatalog;
import io.mdaq.core.sample.SampleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No samples are alike but those that were planted so: the data is written, not generated. */
class SampleDataSimilarityTest {

  private static final double MOST = 0.5;
  private static final double LEAST_OF_PLANTED = 0.7;

  /**
   * @param origin the same for samples that are allowed to be alike
   */
  private record Compared(String name, String origin, Shingles shingles) {}

  static List<String> languages() {
    return SampleData.languages();
  }

  private static Words words(String language) {
    return LanguageCatalog.get().languages().stream()
        .filter(known -> known.code().equals(language))
        .findFirst()
        .orElseThrow()
        .words();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noTwoSamplesAreAlikeExceptPlantedOnes(String language) {
    LanguageSamples samples = SampleData.of(language);
    Words words = words(language);
    PlantedInPool planted = samples.key().pool();
    Map<Integer, Integer> originals = new HashMap<>();
    planted.exactDuplicates().forEach(copy -> originals.put(copy.row(), copy.of()));
    planted.nearDuplicates().forEach(copy -> originals.put(copy.row(), copy.of()));
    List<Compared> all = new ArrayList<>();
    for (int row = 1; row <= samples.pool().size(); row++) {
      String origin = "pool " + originals.getOrDefault(row, row);
      Shingles shingles = Shingles.of(samples.pool().get(row - 1).text(), words);
      all.add(new Compared("pool " + row, origin, shingles));
    }
    for (int side = 0; side < samples.revisions().size(); side++) {
      String origin = "revision " + (side / 2 + 1);
      Shingles shingles = Shingles.of(samples.revisions().get(side).text(), words);
      all.add(new Compared(origin, origin, shingles));
    }

    List<String> alike = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        Compared a = all.get(i);
        Compared b = all.get(j);
        if (!a.origin().equals(b.origin())
            && Shingles.similarity(a.shingles(), b.shingles()) > MOST) {
          alike.add(a.name() + " and " + b.name());
        }
      }
    }
    assertThat(alike).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void plantedNearDuplicatesAreAlikeAndNotEqual(String language) {
    LanguageSamples samples = SampleData.of(language);
    Words words = words(language);

    assertThat(samples.key().pool().nearDuplicates())
        .allSatisfy(
            copy -> {
              SampleText text = samples.pool().get(copy.row() - 1).text();
              SampleText original = samples.pool().get(copy.of() - 1).text();
              assertThat(copy.note()).isNotBlank();
              assertThat(text).isNotEqualTo(original);
              assertThat(
                      Shingles.jaccard(
                          Shingles.of(text, words).characters(),
                          Shingles.of(original, words).characters()))
                  .isBetween(LEAST_OF_PLANTED, 1.0);
            });
  }

  @Test
  void comparesByWordsAndCharacters() {
    Shingles a = Shingles.of(new SampleText("Ab cd", "", "ef"), Words.SPACED);
    Shingles b = Shingles.of(new SampleText("ab", "", "CD xy"), Words.SPACED);

    // ab, cd, "ab cd" of 6 + 6 - 3 pieces.
    assertThat(Shingles.jaccard(a.words(), b.words())).isCloseTo(3 / 9.0, within(1e-12));
    assertThat(Shingles.similarity(a, a)).isEqualTo(1);
    assertThat(Shingles.jaccard(new long[0], new long[0])).isZero();
  }

  @Test
  void takesPairsOfCharactersForWordsWhereNoSpacesPartThem() {
    Shingles a = Shingles.of(new SampleText("บาหมี่", "", "x"), Words.UNSPACED);

    // Five pairs of Thai and x: 6 + 5 + 4 pieces.
    assertThat(a.words()).hasSize(15);
  }
}
