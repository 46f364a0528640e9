// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdFramesTest {

  private static String unpack(byte[] packed, int atOnce) throws IOException {
    try (ZstdFrames in =
        new ZstdFrames(new TrickleStream(new ByteArrayInputStream(packed), atOnce))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 17, 100_000})
  void unpacksAllFramesHoweverTheyArrive(int atOnce) throws IOException {
    assertThat(unpack(Zstd.frames("ab", "", "ขค", "x".repeat(100_000)), atOnce))
        .isEqualTo("abขค" + "x".repeat(100_000));
  }

  @Test
  void readsSingleBytes() throws IOException {
    try (ZstdFrames in = new ZstdFrames(new ByteArrayInputStream(Zstd.frames("é")))) {
      assertThat(in.read()).isEqualTo(0xC3);
      assertThat(in.read()).isEqualTo(0xA9);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void passesOverSkippableFrames() throws IOException {
    byte[] skippable = {0x5A, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 'x', 'y'};

    assertThat(Compression.of(skippable)).isEqualTo(Compression.ZSTD);
    assertThat(unpack(join(skippable, Zstd.frames("abc"), skippable), 3)).isEqualTo("abc");
  }

  @Test
  void namesBytesBehindTheLastFrame() {
    assertThatThrownBy(() -> unpack(join(Zstd.frames("abc"), "not zstd".getBytes(UTF_8)), 8))
        .isInstanceOf(DamagedPackingException.class);
  }

  @Test
  void refusesWindowsOfMoreMemoryThanAReaderShouldGive() {
    // A frame without content size and a window descriptor of 2 GiB.
    byte[] greedy = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) (21 << 3), 1, 0, 0};

    assertThatThrownBy(() -> unpack(greedy, 100))
        .isInstanceOf(DamagedPackingException.class)
        .hasMessageContaining("too much memory");
  }

  @Test
  void noticesEveryTruncation() throws IOException {
    byte[] first = Zstd.frames("first frame");
    byte[] packed = join(first, Zstd.frames("second frame"));
    for (int length = 1; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      if (length == first.length) {
        assertThat(unpack(cut, 5)).isEqualTo("first frame");
      } else {
        assertThatThrownBy(() -> unpack(cut, 5))
            .as("cut to %d bytes", length)
            .isInstanceOf(DamagedPackingException.class);
      }
    }
  }

  @Test
  void neverGivesOtherContentForAFlippedBit() {
    byte[] packed = Zstd.frames("some text, some more text");
    for (int bit = 0; bit < packed.length * 8; bit++) {
      byte[] flipped = packed.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      String outcome;
      try {
        outcome = unpack(flipped, 64);
      } catch (IOException e) {
        assertThat(e).isInstanceOf(DamagedPackingException.class);
        continue;
      }
      assertThat(outcome).as("bit %d", bit).isEqualTo("some text, some more text");
    }
  }
}
