// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A row of 50 MB passes through a buffer that never grows with it. */
class FlatMemoryTest {

  private static final int LIMIT = 100_000;
  private static final int HUGE = 50_000_000;
  private static final int FLAT = LIMIT + Window.INITIAL_BYTES;

  @Test
  void doesNotHoldAHugeLine() {
    Window window = window("{\"a\":1}\n", "\r\n{\"b\":2}\n");

    assertThat(Frames.all(JsonLinesFramer.whole(window, LIMIT)))
        .containsExactly("line 1: {\"a\":1}", "line 2: too long, " + HUGE, "line 3: {\"b\":2}");
    assertThat(window.capacity()).isLessThanOrEqualTo(FLAT);
  }

  @Test
  void doesNotHoldAHugeElement() {
    Window window = window("[{\"a\":1},{\"x\":\"", "\"},{\"b\":2}]");

    assertThat(Frames.all(new JsonArrayFramer("rows.json", window, LIMIT)))
        .containsExactly(
            "element 1: {\"a\":1}", "element 2: too long, " + (HUGE + 8), "element 3: {\"b\":2}");
    assertThat(window.capacity()).isLessThanOrEqualTo(FLAT);
  }

  private static Window window(String before, String behind) {
    InputStream in =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(before.getBytes(UTF_8)),
                    new Repeated((byte) 'x', HUGE),
                    new ByteArrayInputStream(behind.getBytes(UTF_8)))));
    return new Window(in, LIMIT);
  }

  /** One byte, many times over. */
  private static final class Repeated extends InputStream {

    private final byte value;
    private int left;

    Repeated(byte value, int count) {
      this.value = value;
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? value : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = Math.min(left, length);
      Arrays.fill(target, offset, offset + count, value);
      left -= count;
      return count;
    }
  }
}
