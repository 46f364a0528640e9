// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FileSlicesTest {

  private static final Container LINES = new Container(Compression.NONE, Layout.LINES);
  private static final Container ARRAY = new Container(Compression.NONE, Layout.ARRAY);
  private static final Container PACKED = new Container(Compression.GZIP, Layout.LINES);
  private static final long SIZE = FileSlices.SLICE_BYTES;

  @Test
  void cutsLargeUncompressedLinesOnly() {
    assertThat(FileSlices.of("a", 3 * SIZE, ARRAY)).hasSize(1);
    assertThat(FileSlices.of("a", 3 * SIZE, PACKED)).hasSize(1);
    assertThat(FileSlices.of("a", 3 * SIZE, LINES)).hasSize(3);
  }

  @Test
  void leavesAFileOfOneSliceWhole() {
    assertThat(FileSlices.of("a", SIZE, LINES))
        .containsExactly(new FileSlice("a", 0, SIZE, LINES, Extent.WHOLE));
    assertThat(FileSlices.of("a", 0, LINES))
        .containsExactly(new FileSlice("a", 0, 0, LINES, Extent.WHOLE));
  }

  @Test
  void coversEveryByteOnce() {
    assertThat(FileSlices.of("a", SIZE + 1, LINES))
        .containsExactly(
            new FileSlice("a", 0, SIZE, LINES, Extent.PART),
            new FileSlice("a", SIZE, SIZE + 1, LINES, Extent.PART));
  }

  @Test
  void refusesImpossibleSlices() {
    assertThatThrownBy(() -> new FileSlice("a", 5, 4, LINES, Extent.PART))
        .hasMessageContaining("[5, 4)");
    assertThatThrownBy(() -> new FileSlice("a", 1, 4, LINES, Extent.WHOLE))
        .hasMessageContaining("starts at byte 0");
    assertThatThrownBy(() -> new FileSlice("a", 0, 4, ARRAY, Extent.PART))
        .hasMessageContaining("cannot be read in parts");
  }
}
