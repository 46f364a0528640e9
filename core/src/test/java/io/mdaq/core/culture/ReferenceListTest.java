// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.culture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.culture.ReferenceList.Entry;
import io.mdaq.core.sampledata.SampleData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceListTest {

  static Stream<String> studied() {
    return SampleData.languages().stream();
  }

  private static List<String> names(String language, String text) {
    return ReferenceList.of(language).orElseThrow().in(text).stream().map(Entry::name).toList();
  }

  @ParameterizedTest
  @MethodSource("studied")
  void everyStudiedLanguageHasAListOfAllKinds(String language) {
    List<Entry> entries = ReferenceList.of(language).orElseThrow().entries();

    assertThat(entries).hasSizeGreaterThanOrEqualTo(40);
    assertThat(entries)
        .extracting(Entry::kind)
        .contains("festival", "food", "place", "institution", "custom", "proverb")
        .isSubsetOf(Set.of("festival", "food", "place", "institution", "custom", "proverb"));
  }

  @ParameterizedTest
  @MethodSource("studied")
  void noNameStandsTwice(String language) {
    List<String> patterns = new ArrayList<>();
    ReferenceList.of(language)
        .orElseThrow()
        .entries()
        .forEach(entry -> patterns.addAll(entry.patterns()));

    assertThat(patterns).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("studied")
  void everyThingIsFoundByItsName(String language) {
    ReferenceList list = ReferenceList.of(language).orElseThrow();

    for (Entry entry : list.entries()) {
      String name = entry.name().replace("*", "");
      assertThat(list.in("… " + name + " !")).as(name).contains(entry);
    }
  }

  @ParameterizedTest
  @MethodSource("studied")
  void whatPeopleWroteInALanguageNamesSomeOfItsThings(String language) {
    ReferenceList list = ReferenceList.of(language).orElseThrow();
    long found =
        SampleData.of(language).pool().stream()
            .filter(sample -> !list.in(sample.text().response()).isEmpty())
            .count();

    assertThat(found).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ja | 明日は初詣に行きます | 初詣",
        "th | เราไปเที่ยวสงกรานต์กัน | สงกรานต์",
        "ko | 추석에는 송편을 먹어요 | 추석",
        "ar | احتفلنا بِعيدِ الفِطر وشهر رمضان | شهر رمضان",
        "pl | Na wigilijnym stole | Wigili*",
        "cs | k obědu byla svíčková | svíčkov*",
        "el | ΤΑ ΚΑΛΑΝΤΑ | κάλαντα",
        "id | Besok Idul Fitri! | Lebaran",
        "nl | we vieren pakjesavond | Sinterklaas",
      })
  void thingsAreFoundAsTheLanguageWritesThem(String language, String text, String name) {
    assertThat(names(language, text)).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | una siestecita",
        "de | Stollenbau",
        "id | satelit",
        "ko | 불편한복장 최소주문 문제사항 우수능력",
        "vi | phởn",
        "ja | おいしいですし、もうどんな",
        "fr | ''",
      })
  void partsOfOtherWordsAreNoReferences(String language, String text) {
    assertThat(names(language, text)).isEmpty();
  }

  @Test
  void aThingThatIsNamedTwiceCountsOnce() {
    assertThat(names("nl", "Sinterklaas, pakjesavond, Sinterklaas")).hasSize(1);
  }

  @Test
  void otherLanguagesHaveNoList() {
    assertThat(ReferenceList.of("sw")).isEmpty();
    assertThat(ReferenceList.of("pt-BR")).isPresent();
  }

  @Test
  void aBrokenListIsNoticed() {
    assertThatThrownBy(() -> ReferenceList.parse("de", "Karneval"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no kind");
    assertThatThrownBy(() -> ReferenceList.parse("de", "food: Brot | "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without letters");
  }
}
