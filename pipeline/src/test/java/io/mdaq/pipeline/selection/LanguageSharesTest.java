// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.selection.LanguageShares.Equal;
import io.mdaq.pipeline.selection.LanguageShares.Explicit;
import io.mdaq.pipeline.selection.LanguageShares.Proportional;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class LanguageSharesTest {

  private static final LanguageShares PROPORTIONAL = new Proportional();
  private static final LanguageShares EQUAL = new Equal();

  private static SortedMap<String, Long> sizes(Map<String, Long> sizes) {
    return new TreeMap<>(sizes);
  }

  private static Map<String, Long> quotas(
      LanguageShares shares, String budget, Map<String, Long> sizes, EmptyLanguages empty) {
    return shares.allocate(Budget.parse(budget), sizes(sizes), empty).quotas();
  }

  @Test
  void proportionalUsesLargestRemaindersAndKeepsEveryLanguage() {
    Map<String, Long> sizes = Map.of("ar", 500L, "de", 300L, "th", 1L);
    assertThat(quotas(PROPORTIONAL, "10", sizes, EmptyLanguages.REFUSED))
        .isEqualTo(Map.of("ar", 5L, "de", 4L, "th", 1L));
    assertThat(quotas(PROPORTIONAL, "10", sizes, EmptyLanguages.ALLOWED))
        .isEqualTo(Map.of("ar", 6L, "de", 4L, "th", 0L));
    assertThat(quotas(PROPORTIONAL, "10%", Map.of("ar", 50L, "de", 50L), EmptyLanguages.REFUSED))
        .isEqualTo(Map.of("ar", 5L, "de", 5L));
  }

  @Test
  void tiesGoToTheFirstLanguageByCode() {
    Map<String, Long> sizes = Map.of("vi", 10L, "ar", 10L, "de", 10L);
    for (LanguageShares shares : List.of(PROPORTIONAL, EQUAL)) {
      assertThat(quotas(shares, "4", sizes, EmptyLanguages.REFUSED))
          .isEqualTo(Map.of("ar", 2L, "de", 1L, "vi", 1L));
    }
  }

  @Test
  void equalGivesWhatASmallLanguageCannotFillToTheOthers() {
    assertThat(
            quotas(
                EQUAL,
                "100",
                Map.of("ar", 5L, "de", 20L, "fr", 500L, "vi", 30L, "xx", 0L),
                EmptyLanguages.REFUSED))
        .isEqualTo(Map.of("ar", 5L, "de", 20L, "fr", 45L, "vi", 30L, "xx", 0L));
  }

  @Test
  void aBudgetAboveWhatThereIsSelectsAllAndSaysSo() {
    for (LanguageShares shares : List.of(PROPORTIONAL, EQUAL)) {
      Allocation allocation =
          shares.allocate(
              Budget.parse("50"), sizes(Map.of("ar", 5L, "de", 7L)), EmptyLanguages.REFUSED);
      assertThat(allocation.quotas()).isEqualTo(Map.of("ar", 5L, "de", 7L));
      assertThat(allocation.requested()).isEqualTo(50);
      assertThat(allocation.total()).isEqualTo(12);
      assertThat(allocation.shortfall()).isEqualTo(38);
    }
  }

  @Test
  void aBudgetBelowTheNumberOfLanguagesIsRefused() {
    Map<String, Long> sizes = Map.of("ar", 5L, "de", 7L, "fr", 0L, "vi", 9L);
    for (LanguageShares shares : List.of(PROPORTIONAL, EQUAL)) {
      assertThatThrownBy(() -> quotas(shares, "2", sizes, EmptyLanguages.REFUSED))
          .isInstanceOf(UserException.class)
          .hasMessage(
              "a budget of 2 cannot leave one sample to each of 3 languages (ar, de, vi); raise"
                  + " selection.budget to at least 3 or set selection.allow_empty_languages:"
                  + " true");
      assertThat(quotas(shares, "2", sizes, EmptyLanguages.ALLOWED).values().stream())
          .satisfies(values -> assertThat(values.stream().mapToLong(v -> v).sum()).isEqualTo(2));
    }
  }

  @Test
  void noSamplesGiveNoQuotas() {
    for (LanguageShares shares : List.of(PROPORTIONAL, EQUAL)) {
      assertThat(quotas(shares, "5", Map.of(), EmptyLanguages.REFUSED)).isEmpty();
      assertThat(quotas(shares, "5", Map.of("de", 0L), EmptyLanguages.REFUSED))
          .isEqualTo(Map.of("de", 0L));
    }
  }

  @Test
  void explicitTakesTheNumbersGiven() {
    LanguageShares explicit = new Explicit(sizes(Map.of("ar", 3L, "de", 9L, "th", 4L, "vi", 0L)));
    Map<String, Long> sizes = Map.of("ar", 5L, "de", 7L, "vi", 9L);
    Allocation allocation =
        explicit.allocate(Budget.parse("1"), sizes(sizes), EmptyLanguages.REFUSED);
    assertThat(allocation.quotas()).isEqualTo(Map.of("ar", 3L, "de", 7L, "vi", 0L));
    assertThat(allocation.requested()).isEqualTo(16);
    assertThat(allocation.shortfall()).isEqualTo(6);
  }

  @Test
  void explicitNamesTheLanguagesItForgot() {
    LanguageShares explicit = new Explicit(sizes(Map.of("ar", 3L)));
    Map<String, Long> sizes = Map.of("ar", 5L, "de", 7L, "vi", 9L);
    assertThatThrownBy(() -> quotas(explicit, "1", sizes, EmptyLanguages.REFUSED))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "the explicit budget names no number for de, vi, which the input contains; name one"
                + " for each (0 to select none) or set selection.allow_empty_languages: true");
    assertThat(quotas(explicit, "1", sizes, EmptyLanguages.ALLOWED))
        .isEqualTo(Map.of("ar", 3L, "de", 0L, "vi", 0L));
    assertThatThrownBy(() -> new Explicit(sizes(Map.of("ar", -3L))))
        .hasMessage("the budget of language \"ar\" is -3; write a number from 0 to 100000000");
  }

  @Test
  void quotasAddUpAndNeverExceedWhatThereIs() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(4L);
    for (int round = 0; round < 2000; round++) {
      SortedMap<String, Long> sizes = new TreeMap<>();
      int languages = random.nextInt(1, 22);
      for (int i = 0; i < languages; i++) {
        sizes.put("l" + (char) ('a' + i), random.nextLong(1, random.nextInt(2, 300)));
      }
      long available = sizes.values().stream().mapToLong(Long::longValue).sum();
      long budget = random.nextLong(languages, 2 * available + 1);
      for (LanguageShares shares : List.of(PROPORTIONAL, EQUAL)) {
        Allocation allocation =
            shares.allocate(new Budget.Absolute(budget), sizes, EmptyLanguages.REFUSED);
        assertThat(allocation.total()).isEqualTo(Math.min(budget, available));
        sizes.forEach(
            (language, size) -> assertThat(allocation.quotas().get(language)).isBetween(1L, size));
      }
      SortedMap<String, Long> equal =
          EQUAL.allocate(new Budget.Absolute(budget), sizes, EmptyLanguages.REFUSED).quotas();
      long most = equal.values().stream().mapToLong(Long::longValue).max().orElseThrow();
      // Whoever has less than the largest share minus one has given all.
      equal.forEach(
          (language, quota) ->
              assertThat(quota >= most - 1 || quota.equals(sizes.get(language))).isTrue());
    }
  }
}
