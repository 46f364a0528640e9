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

class GzipMembersTest {

  private static String unpack(byte[] packed, int atOnce) throws IOException {
    try (GzipMembers in =
        new GzipMembers(new TrickleStream(new ByteArrayInputStream(packed), atOnce))) {
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
  void unpacksAllMembersHoweverTheyArrive(int atOnce) throws IOException {
    assertThat(unpack(Gzip.members("ab", "", "ขค", "x".repeat(100_000)), atOnce))
        .isEqualTo("abขค" + "x".repeat(100_000));
  }

  @Test
  void readsSingleBytes() throws IOException {
    try (GzipMembers in = new GzipMembers(new ByteArrayInputStream(Gzip.members("é")))) {
      assertThat(in.read()).isEqualTo(0xC3);
      assertThat(in.read()).isEqualTo(0xA9);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void passesOverEveryHeaderField() throws IOException {
    byte[] plain = Gzip.members("abc");
    byte[] header = Arrays.copyOf(plain, 10);
    header[3] = 2 | 4 | 8 | 16;
    byte[] fields = {3, 0, 9, 9, 9, 'n', 0, 'c', 'c', 0, 7, 7};
    byte[] body = Arrays.copyOfRange(plain, 10, plain.length);

    assertThat(unpack(join(header, fields, body), 3)).isEqualTo("abc");
  }

  @Test
  void takesZerosAtTheEndForPadding() throws IOException {
    assertThat(unpack(join(Gzip.members("abc"), new byte[70_000]), 1_000)).isEqualTo("abc");
  }

  @Test
  void namesBytesBehindTheLastMember() {
    assertThatThrownBy(() -> unpack(join(Gzip.members("abc"), new byte[] {'x', 'y'}), 8))
        .isInstanceOf(DamagedPackingException.class)
        .hasMessage("gzip member 2 does not begin as gzip does");
  }

  @Test
  void noticesEveryTruncation() throws IOException {
    byte[] first = Gzip.members("first member");
    byte[] packed = join(first, Gzip.members("second member"));
    for (int length = 1; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      if (length == first.length) {
        assertThat(unpack(cut, 5)).isEqualTo("first member");
      } else {
        assertThatThrownBy(() -> unpack(cut, 5))
            .as("cut to %d bytes", length)
            .isInstanceOf(DamagedPackingException.class)
            .hasMessageContaining("breaks off: the file ends inside it");
      }
    }
  }

  /** Bytes that carry no content (time, system, compression level) may change unnoticed. */
  @Test
  void neverGivesOtherContentForAFlippedBit() {
    byte[] packed = Gzip.members("some text, some more text");
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
