// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.winrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTableTest {

  /**
   * J. Cohen 1960, "A coefficient of agreement for nominal scales", doi:10.1177/001316446002000104,
   * table 2: 200 cases, kappa 0.492. More digits from statsmodels 0.15.0, {@code
   * cohens_kappa(table).kappa}.
   */
  @Test
  void kappaIsThatOfTheFirstExample() {
    AgreementTable table =
        new AgreementTable(
            List.of(List.of(88L, 10L, 2L), List.of(14L, 40L, 6L), List.of(18L, 10L, 12L)));

    assertThat(table.count()).isEqualTo(200);
    assertThat(table.agreement().orElseThrow()).isEqualTo(0.7);
    assertThat(table.kappa().orElseThrow()).isCloseTo(0.49152542372881347, within(1e-14));
  }

  @Test
  void whatCannotBeSaidIsEmpty() {
    assertThat(new AgreementTable(List.of(List.of(0L, 0L), List.of(0L, 0L))).agreement()).isEmpty();
    assertThat(new AgreementTable(List.of(List.of(9L, 0L), List.of(0L, 0L))).kappa()).isEmpty();
    assertThatThrownBy(() -> new AgreementTable(List.of(List.of(1L, 2L))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
