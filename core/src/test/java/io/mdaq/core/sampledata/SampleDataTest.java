// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.format.ReadSample;
import io.mdaq.core.format.RowFormat;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.SampleIds;
import io.mdaq.core.sample.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleDataTest {

  private static final Set<Defect> OF_REVISIONS =
      EnumSet.of(
          Defect.MT_ARTEFACT,
          Defect.FACTUAL_ERROR,
          Defect.POOR_LOCALIZATION,
          Defect.TRUNCATED,
          Defect.OFF_TOPIC,
          Defect.WRONG_REGISTER);

  static List<String> languages() {
    return SampleData.languages();
  }

  @Test
  void speaksTheLanguagesOfTheStudy() {
    assertThat(languages())
        .containsExactlyInAnyOrder(
            "ar", "cs", "de", "el", "es", "fr", "id", "it", "ja", "ko", "ms", "nl", "pl", "pt",
            "ru", "th", "tl", "vi");
    assertThatThrownBy(() -> SampleData.of("tr"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no sample data in tr, only in ar, cs, ");
  }

  @Test
  void comesInEveryFormat() {
    assertThat(languages())
        .extracting(language -> SampleData.of(language).pool().get(0).format())
        .containsOnly(RowFormat.ALPACA, RowFormat.SHAREGPT, RowFormat.MESSAGES);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hasRevisionsOfEveryDefect(String language) {
    LanguageSamples samples = SampleData.of(language);
    List<PlantedDefect> defects = samples.key().revisions();

    assertThat(samples.pairs()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(samples.pairs()).noneMatch(pair -> pair.isUnchanged());
    assertThat(samples.pairs()).extracting(pair -> pair.group()).doesNotHaveDuplicates();
    assertThat(samples.revisions().stream().map(sample -> sample.origin().side()))
        .hasSize(2 * samples.pairs().size())
        .startsWith(Side.RAW, Side.REVISED);
    assertThat(samples.revisions()).allMatch(sample -> sample.format() == RowFormat.REVISIONS);
    assertThat(samples.pairs().stream())
        .filteredOn(
            pair -> pair.revised().response().length() <= 1.1 * pair.raw().response().length())
        .as("longer is not always better")
        .hasSizeGreaterThanOrEqualTo(3);
    for (int i = 0; i < samples.pairs().size(); i++) {
      assertThat(defects.get(i).row()).isEqualTo(i + 1);
      assertThat(defects.get(i).note()).isNotBlank();
    }
    assertThat(defects).hasSameSizeAs(samples.pairs());
    assertThat(defects.stream().map(PlantedDefect::defect)).hasSameElementsAs(OF_REVISIONS);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hasAPoolBesidesWhatIsPlanted(String language) {
    LanguageSamples samples = SampleData.of(language);
    PlantedInPool planted = samples.key().pool();
    Set<Integer> rows = new HashSet<>();
    planted.exactDuplicates().forEach(copy -> rows.add(copy.row()));
    planted.nearDuplicates().forEach(copy -> rows.add(copy.row()));
    planted.defects().forEach(defect -> rows.add(defect.row()));

    assertThat(planted.exactDuplicates()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(planted.nearDuplicates()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(planted.defects()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(planted.defects()).allSatisfy(defect -> assertThat(defect.note()).isNotBlank());
    assertThat(planted.defects().stream().map(PlantedDefect::defect))
        .contains(Defect.WRONG_LANGUAGE);
    assertThat(rows)
        .as("nothing is planted twice in one row")
        .hasSize(
            planted.exactDuplicates().size()
                + planted.nearDuplicates().size()
                + planted.defects().size())
        .allSatisfy(row -> assertThat(row).isBetween(1, samples.pool().size()));
    assertThat(samples.pool().size() - rows.size()).isGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void onlyPlantedExactDuplicatesHaveEqualIds(String language) {
    LanguageSamples samples = SampleData.of(language);
    PlantedInPool planted = samples.key().pool();
    List<SampleId> ids = new ArrayList<>();
    for (ReadSample sample : samples.pool()) {
      ids.add(SampleIds.of(language, sample.text()));
    }

    assertThat(planted.exactDuplicates())
        .allSatisfy(copy -> assertThat(ids.get(copy.row() - 1)).isEqualTo(ids.get(copy.of() - 1)))
        .allSatisfy(copy -> assertThat(copy.row()).isNotEqualTo(copy.of()));
    samples.revisions().forEach(sample -> ids.add(SampleIds.of(language, sample.text())));
    assertThat(new HashSet<>(ids)).hasSize(ids.size() - planted.exactDuplicates().size());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hasPromptsToCompareModelsWith(String language) {
    List<SamplePrompt> prompts = SampleData.of(language).prompts();

    assertThat(prompts).hasSizeGreaterThanOrEqualTo(6);
    for (int i = 0; i < prompts.size(); i++) {
      assertThat(prompts.get(i).id()).isEqualTo(language + "-" + (i + 1));
      assertThat(prompts.get(i).turns()).hasSizeBetween(1, 2).noneMatch(String::isBlank);
      assertThat(prompts.get(i).category()).matches("[a-z]+");
    }
    assertThat(prompts).filteredOn(prompt -> prompt.turns().size() == 2).hasSize(2);
    assertThat(prompts).anyMatch(prompt -> prompt.category().equals("culture"));
    assertThat(prompts)
        .filteredOn(prompt -> prompt.category().equals("culture"))
        .anySatisfy(
            prompt -> {
              assertThat(prompt.references()).hasSameSizeAs(prompt.turns());
              assertThat(prompt.references()).noneMatch(String::isBlank);
            });
  }
}
