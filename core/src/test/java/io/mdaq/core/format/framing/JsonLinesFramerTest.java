// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesFramerTest {

  private static final int LIMIT = 10;
  private static final String MARK = "\uFEFF";

  private static RowFramer lines(String content) {
    return JsonLinesFramer.whole(Frames.stream(content), LIMIT);
  }

  @Test
  void splitsAtLineFeedsAndDropsCarriageReturns() {
    assertThat(Frames.all(lines("a\nb\r\nc")))
        .containsExactly("line 1: a", "line 2: b", "line 3: c");
    assertThat(Frames.all(lines("a\nb\n"))).containsExactly("line 1: a", "line 2: b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \t\r\n\r\n  ", MARK, MARK + "\n \n"})
  void findsNoRowsWhereThereIsOnlySpace(String content) {
    assertThat(Frames.all(lines(content))).isEmpty();
  }

  @Test
  void countsBlankLinesAsLines() {
    assertThat(Frames.all(lines("\n \r\na\n\nb"))).containsExactly("line 3: a", "line 5: b");
  }

  @Test
  void skipsAByteOrderMarkAtTheStartOnly() {
    assertThat(Frames.all(lines(MARK + "a\n" + MARK + "b")))
        .containsExactly("line 1: a", "line 2: " + MARK + "b");
  }

  @Test
  void keepsACarriageReturnInsideALine() {
    assertThat(Frames.all(lines("a\rb\n"))).containsExactly("line 1: a\rb");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64})
  void measuresARowWithoutMarkAndLineEnd(int atOnce) {
    String content =
        MARK
            + "0123456789\r\n0123456789\n01234567890\r\n01234567890\n0123456789\r\n"
            + "x".repeat(50)
            + "\r\n"
            + " ".repeat(50)
            + "\nz\n"
            + "y".repeat(40);
    Window window =
        new Window(
            new TrickleStream(Frames.stream(content), atOnce), 0, Math.max(3, atOnce), LIMIT);

    assertThat(Frames.all(JsonLinesFramer.whole(window, LIMIT)))
        .containsExactly(
            "line 1: 0123456789",
            "line 2: 0123456789",
            "line 3: too long, 11",
            "line 4: too long, 11",
            "line 5: 0123456789",
            "line 6: too long, 50",
            "line 8: z",
            "line 9: too long, 40");
  }
}
