// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void quotesAShortTextWhole() {
    assertThat(Excerpt.of("Bahasa Melayu")).isEqualTo("\"Bahasa Melayu\"");
    assertThat(Excerpt.of("")).isEqualTo("\"\"");
  }

  @Test
  void cutsByCodePoints() {
    assertThat(Excerpt.of("😀".repeat(81))).isEqualTo("\"" + "😀".repeat(80) + "\"…");
    assertThat(Excerpt.of("😀".repeat(80))).isEqualTo("\"" + "😀".repeat(80) + "\"");
    assertThat(Excerpt.of("abc", 2)).isEqualTo("\"ab\"…");
  }

  @Test
  void escapesWhatCouldSteerATerminalOrHideText() {
    String tag = new String(Character.toChars(0xE0041));
    assertThat(Excerpt.of("a\n\r\t\"\\\u001B[2J\u202E\u2028\uD800" + tag))
        .isEqualTo("\"a\\n\\r\\t\\\"\\\\\\u001b[2J\\u202e\\u2028\\ud800\\u{e0041}\"");
  }
}
