// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePointsTest {

  @Test
  void countsAnEmojiOnce() {
    assertThat(CodePoints.length("")).isZero();
    assertThat(CodePoints.length("กข😀")).isEqualTo(3);
  }

  @Test
  void cutsBetweenCodePointsOnly() {
    assertThat(CodePoints.prefix("😀😀a", 1)).isEqualTo("😀");
    assertThat(CodePoints.prefix("😀😀a", 3)).isEqualTo("😀😀a");
    assertThat(CodePoints.prefix("😀😀a", 9)).isEqualTo("😀😀a");
    assertThat(CodePoints.prefix("abc", 0)).isEmpty();
  }
}
