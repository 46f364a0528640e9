// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrippendorffAlphaTest {

  /**
   * The three nominal examples of K. Krippendorff 2011, "Computing Krippendorff's
   * Alpha-Reliability": A (0.095), B (0.692) and C (0.743, four observers with missing labels).
   * More digits from NLTK 3.10.3, {@code AnnotationTask(data).alpha()}.
   */
  @ParameterizedTest
  @CsvSource({
    "0100000010 1110010000, 0.09523809523809512",
    "001132224330 101112224333, 0.6919642857142858",
    "123321412... 1233224125.3 .3332342251. 12332441251., 0.743421052631579",
  })
  void publishedExamples(String raters, double alpha) {
    assertThat(KrippendorffAlpha.of(units(raters.split(" ")), 6).orElseThrow())
        .isCloseTo(alpha, within(1e-12));
  }

  @Test
  void whatCannotBeComparedHasNone() {
    assertThat(KrippendorffAlpha.of(List.of(), 4)).isEmpty();
    assertThat(KrippendorffAlpha.of(List.of(List.of(1), List.of(2)), 4)).isEmpty();
    assertThat(KrippendorffAlpha.of(List.of(List.of(1, 1), List.of(1, 1)), 4)).isEmpty();
  }

  @Test
  void fullAgreementIsOneAndOneLabelAloneChangesNothing() {
    List<List<Integer>> labels = new ArrayList<>(List.of(List.of(0, 0), List.of(1, 1)));
    assertThat(KrippendorffAlpha.of(labels, 4)).hasValue(1);
    labels.add(List.of(3));
    assertThat(KrippendorffAlpha.of(labels, 4)).hasValue(1);
  }

  /** Raters as rows of digits, with a dot for a missing label. */
  private static List<List<Integer>> units(String... raters) {
    List<List<Integer>> units = new ArrayList<>();
    for (int unit = 0; unit < raters[0].length(); unit++) {
      List<Integer> labels = new ArrayList<>();
      for (String rater : raters) {
        if (rater.charAt(unit) != '.') {
          labels.add(rater.charAt(unit) - '0');
        }
      }
      units.add(labels);
    }
    return units;
  }
}
