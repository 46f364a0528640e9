// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataLayoutTest {

  private static Header.Entry entry(String name, long begin, long end) {
    return new Header.Entry(name, DType.U8, List.of(end - begin), begin, end);
  }

  @Test
  void putsEmptyTensorsBeforeTheOnesThatBeginWithThem() {
    List<Header.Entry> entries =
        List.of(entry("c", 0, 4), entry("b", 0, 0), entry("a", 4, 4), entry("d", 0, 0));

    assertThat(new DataLayout(new Complaints("f"), 4).order(entries))
        .extracting(Header.Entry::name)
        .containsExactly("b", "d", "c", "a");
  }

  @Test
  void fillsWindowsButNeverCutsATensor() {
    List<Header.Entry> ordered =
        List.of(entry("a", 0, 3), entry("b", 3, 5), entry("c", 5, 10), entry("d", 10, 11));

    assertThat(DataLayout.windows(ordered, 5))
        .extracting(window -> window.stream().map(Header.Entry::name).toList())
        .containsExactly(List.of("a", "b"), List.of("c"), List.of("d"));
    assertThat(DataLayout.windows(ordered, 11)).containsExactly(ordered);
    assertThat(DataLayout.windows(List.of(), 5)).isEmpty();
  }

  @Test
  void manySmallTensorsShareOneWindow() {
    List<Header.Entry> ordered =
        IntStream.range(0, 70_000).mapToObj(i -> entry("t" + i, i, i + 1)).toList();

    assertThat(DataLayout.windows(ordered, Integer.MAX_VALUE)).hasSize(1);
  }
}
