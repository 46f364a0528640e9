// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {

  @Test
  void tablesAreAlignedAndBarsCannotEndACell() {
    MarkdownText text = new MarkdownText();
    text.heading("Numbers");
    text.table(List.of("name", "count"), "lr");
    text.row("a|b", MarkdownText.count(12_345));

    assertThat(text)
        .hasToString(
            """

            ## Numbers

            | name | count |
            | --- | ---: |
            | a\\|b | 12,345 |
            """);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "plain, `plain`",
        "a`b, ``a`b``",
        "`b`, `` `b` ``",
        "a``b`c, ```a``b`c```",
        "<b>, `<b>`",
      })
  void codeSpansShowEveryText(String text, String code) {
    assertThat(MarkdownText.code(text)).isEqualTo(code);
  }

  @Test
  void strangersTextStaysOnOneLineAndIsCut() {
    assertThat(MarkdownText.quoted("one\n| two\u202e\u0007"))
        .isEqualTo("`one\\n| two\\u202e\\u0007`");
    assertThat(MarkdownText.quoted("x".repeat(500))).isEqualTo("`" + "x".repeat(80) + "…`");
    assertThat(MarkdownText.quoted("")).isEqualTo("``");
  }

  @Test
  void sharesAreShownAsPercent() {
    assertThat(MarkdownText.p(0.04321)).isEqualTo("0.0432");
    assertThat(MarkdownText.p(1e-9)).isEqualTo("< 0.0001");
    assertThat(MarkdownText.percent(0.72115)).isEqualTo("72.1 %");
  }
}
