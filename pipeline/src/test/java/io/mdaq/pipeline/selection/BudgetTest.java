// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

  @ParameterizedTest
  @CsvSource({
    "6000, 100, 6000",
    " 1 , 100, 1",
    "0.1, 55, 6",
    "0.1, 54, 5",
    "10%, 1000, 100",
    "12.5 %, 1000, 125",
    "1.0, 1000, 1000",
    "100%, 1000, 1000",
    ".5, 3, 2",
    "0.0001, 10, 1",
    "0.0001, 0, 0",
    "0.1, 30000000, 3000000",
  })
  void readsNumbersAndShares(String text, long available, long expected) {
    assertThat(Budget.parse(text).of(available)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-5",
        "0.0",
        "0%",
        "1.1",
        "6000.0",
        "101%",
        "",
        "many",
        "6,000",
        "1e3",
        "NaN",
        "100000001",
        "999999999999999999999",
      })
  void refusesTheRestWithARemedy(String text) {
    assertThatThrownBy(() -> Budget.parse(text))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "selection.budget is \"%s\"; write a number of samples from 1 to 100000000 (as 6000)"
                + " or a share above 0 and at most 1 (as 0.1 or 10%%)",
            text);
  }

  @Test
  void equalTextsAreEqualBudgets() {
    assertThat(Budget.parse("6000")).isEqualTo(new Budget.Absolute(6000));
  }
}
