// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.sample.SampleText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShinglerTest {

  private final Shingler shingler = new Shingler();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one two three | 11",
        "one two one two one two | 21",
        "one | 1",
        "!? | 0",
        "これはペンです | 5",
        "สวัสดี | 4",
        "你好 | 1",
        "안녕 하세요 | 4",
        "use 水 please now | 14",
      })
  void cutsIntoRunsOfThreeCharacters(String text, int shingles) {
    assertThat(of(text).size()).isEqualTo(shingles);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Keep the Bread, dry! | keep the bread - dry",
        "ＡＢＣ １２３ def | abc 123 def",
        "ｶﾀｶﾅ です | カタカナ、です",
        "كِتَاب جديد هنا | كتاب جديد هنا",
        "Straße ΣΟΦΟΣ da | straße σοφος da",
      })
  void caseWidthMarksAndPunctuationDoNotMatter(String text, String same) {
    assertThat(of(text).hashes()).isEqualTo(of(same).hashes());
  }

  @Test
  void theOrderOfCharactersMattersAndThePartsAreReadAsOneText() {
    assertThat(of("これはペン").hashes()).isNotEqualTo(of("ペンはこれ").hashes());
    assertThat(of("ab cd").hashes()).isNotEqualTo(of("abcd").hashes());
    assertThat(shingler.of(new SampleText("one", "two", "three")).hashes())
        .isEqualTo(of("one two three").hashes());
  }

  @Test
  void ofLongTextsTheSmallestHashesAreKept() {
    String numbers =
        IntStream.range(0, 60_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    int[] hashes = of(numbers).hashes();

    assertThat(hashes).hasSize(ShingleSet.MOST).isSorted().doesNotHaveDuplicates();
    // About one in eighty, so the largest kept is far down in the range of all.
    assertThat(hashes[hashes.length - 1]).isLessThan(Integer.MIN_VALUE / 10 * 9);
    assertThat(of(numbers + " 7").isLike(of(numbers), 9990)).isTrue();
    assertThat(of(numbers + " " + numbers).isLike(of(numbers), 6000)).isFalse();
  }

  @Test
  void theOrderIsAllThatSortingChanges() {
    SampleText text = new SampleText("one two one two one two", "", "aaaaaa");
    int[] unsorted = shingler.unsorted(text);

    assertThat(unsorted).containsExactlyInAnyOrder(shingler.of(text).hashes());
    assertThat(shingler.unsorted(new SampleText("", "!", ""))).isEmpty();
  }

  @Test
  void ofTextsWithoutEndTheBeginningIsRead() {
    String most = "ab".repeat(Shingler.MOST_CHARACTERS / 2);

    assertThat(of(most + "xyz").hashes()).isEqualTo(of(most).hashes());
  }

  private ShingleSet of(String text) {
    return shingler.of(new SampleText(text, "", ""));
  }
}
