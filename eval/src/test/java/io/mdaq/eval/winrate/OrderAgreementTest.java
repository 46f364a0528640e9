// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderAgreementTest {

  /**
   * scikit-learn 1.9.1: {@code cohen_kappa_score(first, second)} on the pairs of the table, written
   * out.
   */
  @Test
  void kappaAgreesWithScikitLearn() {
    assertThat(table(20, 5, 1, 10, 15, 3, 2, 4, 6).kappa().orElseThrow())
        .isCloseTo(0.39604685212298685, within(1e-14));
    assertThat(table(89, 4, 7, 9, 20, 1, 7, 0, 19).kappa().orElseThrow())
        .isCloseTo(0.6481391976800387, within(1e-14));
    assertThat(table(0, 5, 0, 7, 0, 0, 0, 0, 0).kappa().orElseThrow())
        .isCloseTo(-0.945945945945946, within(1e-14));
  }

  @Test
  void agreementIsTheShareOnTheDiagonal() {
    OrderAgreement orders = table(20, 5, 1, 10, 15, 3, 2, 4, 6);

    assertThat(orders.pairs()).isEqualTo(66);
    assertThat(orders.agreement()).hasValue(41.0 / 66);
  }

  @Test
  void firstPositionCountsBothOrdersAndNoTies() {
    // With the subject first, 26 for the first and 28 for the second; else 24 and 32.
    assertThat(table(20, 5, 1, 10, 15, 3, 2, 4, 6).firstPosition())
        .hasValue((26 + 24.0) / (26 + 28 + 24 + 32));
  }

  @Test
  void aJudgeThatAlwaysTakesTheFirstIsExposed() {
    OrderAgreement orders = table(0, 50, 0, 0, 0, 0, 0, 0, 0);

    assertThat(orders.firstPosition()).hasValue(1.0);
    assertThat(orders.agreement()).hasValue(0.0);
    assertThat(orders.kappa()).hasValue(0.0);
  }

  @Test
  void oneVerdictThroughoutHasNoKappa() {
    assertThat(table(50, 0, 0, 0, 0, 0, 0, 0, 0).kappa()).isEmpty();
    assertThat(table(50, 0, 0, 0, 0, 0, 0, 0, 0).firstPosition()).hasValue(0.5);
    assertThat(table(0, 0, 0, 0, 0, 0, 0, 0, 9).firstPosition()).isEmpty();
  }

  @Test
  void nothingHasNoAgreement() {
    OrderAgreement none = table(0, 0, 0, 0, 0, 0, 0, 0, 0);

    assertThat(none.agreement()).isEmpty();
    assertThat(none.kappa()).isEmpty();
    assertThat(none.firstPosition()).isEmpty();
  }

  @Test
  void aTableOfAnotherShapeIsRefused() {
    assertThatThrownBy(() -> new OrderAgreement(List.of(List.of(1L, 2L), List.of(3L, 4L))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("three verdicts");
  }

  private static OrderAgreement table(long... cells) {
    return new OrderAgreement(
        List.of(
            List.of(cells[0], cells[1], cells[2]),
            List.of(cells[3], cells[4], cells[5]),
            List.of(cells[6], cells[7], cells[8])));
  }
}
