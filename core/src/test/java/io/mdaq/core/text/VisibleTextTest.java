// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \t\r\n",
        "\u00A0\u2003\u3000\u2028",
        "\u200B\u200C\u200D\uFEFF\u2060",
        "\u0000\u0007\u009F",
        "\u3164\u115F\uFFA0\u2800",
        "\uFE0F\u034F",
        "\uDB40\uDC41\uDB40\uDD00",
      })
  void seesNothing(String text) {
    assertThat(VisibleText.isBlank(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", " 7 ", "ا", "ไ", "あ", "한", "\u200B.", "—", "👍", "∑", "\u0301"})
  void seesContent(String text) {
    assertThat(VisibleText.isBlank(text)).isFalse();
  }
}
