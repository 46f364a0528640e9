// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.format.ReadSample;
import io.mdaq.core.sampledata.LanguageSamples;
import io.mdaq.core.sampledata.PlantedDuplicate;
import io.mdaq.core.sampledata.SampleData;
import io.mdaq.pipeline.neardup.Pool.Entry;
import io.mdaq.pipeline.neardup.Pool.Found;
import io.mdaq.pipeline.neardup.TextGenerator.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** All stages together, without Beam. */
class NearDuplicatePoolTest {

  private static final String TEXT =
      "Bread keeps longest in a clay pot or a linen bag at room temperature, because the cold of"
          + " a fridge makes its starch go stale within a day or two";

  @Test
  void nothingAndOneAreNoDuplicates() {
    Pool pool = new Pool();
    assertThat(pool.nearDuplicates(0.8).survivors().size()).isZero();
    pool.add(1, "en", "Keep bread", TEXT);
    assertThat(pool.nearDuplicates(0.8).survivors().size()).isZero();
  }

  @Test
  void theBestScoredSurvivesWhateverTheOrder() {
    Pool pool = new Pool();
    pool.add(50, "en", "Keep bread", TEXT);
    Entry best = pool.add(70, "en", "Keep BREAD!", TEXT.toUpperCase(java.util.Locale.ROOT));
    pool.add(60, "en", "Keep bread", TEXT + " or so");
    NearDuplicateSettings settings = NearDuplicateSettings.of(0.8, 42);

    Found found = Pool.nearDuplicates(settings, pool.entries);
    assertThat(found.survivors().stream()).hasSize(2).allMatch(isFor(best));
    List<Entry> reversed = new ArrayList<>(pool.entries);
    Collections.reverse(reversed);
    assertThat(Pool.nearDuplicates(settings, reversed).survivors().stream().toList())
        .isEqualTo(found.survivors().stream().toList());
  }

  @Test
  void ofEqualScoresTheSmallestIdSurvives() {
    Pool pool = new Pool();
    Entry first = pool.add(50, "en", "Keep bread", TEXT);
    pool.add(50, "en", "keep bread", TEXT);
    pool.add(50, "en", "keep  bread?", TEXT);

    assertThat(pool.nearDuplicates(1).survivors().stream()).hasSize(2).allMatch(isFor(first));
  }

  @Test
  void textsOfTwoLanguagesAreNeverCompared() {
    Pool pool = new Pool();
    pool.add(1, "id", "Keep bread", TEXT);
    pool.add(2, "ms", "Keep bread", TEXT);

    assertThat(pool.nearDuplicates(0.8).comparisons()).isZero();
  }

  @Test
  void textsWithoutLettersAreLikeNone() {
    Pool pool = new Pool();
    pool.add(1, "en", "???", "...");
    pool.add(2, "en", "!!!", "---");

    assertThat(pool.nearDuplicates(0.8).survivors().size()).isZero();
  }

  @Test
  void aNearCopyAtTheThresholdIsOneAndBelowIsNone() {
    Pool pool = new Pool();
    pool.add(2, "en", "abcdefg", "hijkl");
    // Eleven runs of three; the change at the end leaves ten of twelve.
    pool.add(1, "en", "abcdefg", "hijkm");

    assertThat(pool.nearDuplicates(0.83).survivors().size()).isEqualTo(1);
    assertThat(pool.nearDuplicates(0.84).survivors().size()).isZero();
  }

  @Test
  void fiveThousandCopiesCostAFewComparisonsEachAndLeaveOne() {
    Found half = copies(2500);
    Found all = copies(5000);

    assertThat(all.survivors().size()).isEqualTo(4999);
    assertThat(all.survivors().stream().map(IdPair::value).distinct()).hasSize(1);
    assertThat(all.comparisons())
        .isLessThanOrEqualTo(Banding.forThreshold(8000).bands() * 5000L)
        .isLessThan(5 * half.comparisons() / 2);
  }

  @Test
  void shuffledRowsGiveTheSameSurvivors() {
    Pool pool = pool(400, 3);
    NearDuplicateSettings settings = NearDuplicateSettings.of(0.7, 1);
    List<IdPair> pairs = Pool.nearDuplicates(settings, pool.entries).survivors().stream().toList();
    List<Entry> shuffled = new ArrayList<>(pool.entries);
    Collections.shuffle(shuffled, new Random(5));

    assertThat(pairs).isNotEmpty();
    assertThat(Pool.nearDuplicates(settings, shuffled).survivors().stream().toList())
        .isEqualTo(pairs);
  }

  @Test
  void plantedCopiesOfTheSampleDataAreFoundAndNothingElse() {
    int planted = 0;
    int alike = 0;
    int found = 0;
    Shingler shingler = new Shingler();
    for (String language : SampleData.languages()) {
      LanguageSamples samples = SampleData.of(language);
      Pool pool = new Pool();
      for (ReadSample sample : samples.pool()) {
        // Exact copies are gone before near ones are looked for; here they have no letters.
        boolean copy =
            samples.key().pool().exactDuplicates().stream()
                .anyMatch(duplicate -> duplicate.row() == pool.entries.size() + 1);
        String text =
            sample.text().instruction() + " " + sample.text().input() + sample.text().response();
        pool.add(pool.entries.size(), language, copy ? "." : text, "");
      }
      Found result = pool.nearDuplicates(0.8);
      int ofLanguage = 0;
      for (PlantedDuplicate near : samples.key().pool().nearDuplicates()) {
        Entry one = pool.entries.get(near.row() - 1);
        Entry other = pool.entries.get(near.of() - 1);
        boolean isFound = result.isDuplicate(one) || result.isDuplicate(other);
        planted++;
        alike += shingler.of(one.text()).isLike(shingler.of(other.text()), 8000) ? 1 : 0;
        ofLanguage += isFound ? 1 : 0;
      }
      assertThat(result.survivors().size()).as("nothing else in " + language).isEqualTo(ofLanguage);
      found += ofLanguage;
    }

    assertThat(planted).isEqualTo(54);
    assertThat(alike).isEqualTo(53);
    assertThat(found).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * planted));
  }

  @Test
  void aLeaderThatStaysAwayIsNoticed() {
    Pool pool = new Pool();
    Entry one = pool.add(1, "en", "Keep bread", TEXT);
    Entry other = pool.add(2, "en", "keep bread", TEXT);
    ShingleSet shingles = new Shingler().of(one.text());
    Meeting meeting = Meeting.empty();
    meeting.guests().add(new Meeting.Guest(one.rank(), shingles, List.of(other.rank().id())));

    assertThatThrownBy(() -> meeting.matches(8000)).hasMessageContaining("is not there");
  }

  private static java.util.function.Predicate<IdPair> isFor(Entry survivor) {
    return pair -> pair.value().equals(survivor.rank().id());
  }

  /** Near copies of one text of 100 words. */
  private static Found copies(int count) {
    return pool(1, count - 1).nearDuplicates(0.8);
  }

  private static Pool pool(int originals, int copies) {
    TextGenerator texts = new TextGenerator(Script.LATIN, 11);
    Pool pool = new Pool();
    for (int i = 0; i < originals; i++) {
      List<String> words = texts.words(100);
      pool.add(texts.nextInt(100), "xx", "x", texts.text(words));
      for (int copy = 0; copy < copies; copy++) {
        pool.add(texts.nextInt(100), "xx", "x", texts.text(texts.edited(words, 3)));
      }
    }
    return pool;
  }
}
