// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  private static final long SEED_OF_RANDOM_BYTES = 3629;

  @Test
  void acceptsEveryCodePoint() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        all.appendCodePoint(c);
      }
    }
    byte[] bytes = all.toString().getBytes(UTF_8);

    assertThat(Utf8.firstInvalid(bytes, 0, bytes.length)).isEqualTo(Utf8.VALID);
    assertThat(Utf8.firstInvalid(bytes, 5, 5)).isEqualTo(Utf8.VALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c080", // NUL, overlong
        "c1bf", // overlong
        "e09fbf", // overlong
        "f08fbfbf", // overlong
        "eda080", // surrogate
        "edbfbf", // surrogate
        "eda0bdedb880", // CESU-8
        "f4908080", // above U+10FFFF
        "f5808080",
        "80", // continuation alone
        "ff",
        "c3", // truncated
        "e697",
        "f09f98",
        "c341",
        "e69741",
      })
  void findsWhatIsIllFormed(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex);
    byte[] row = new byte[21 + bad.length];
    System.arraycopy("0123456789日本é".getBytes(UTF_8), 0, row, 0, 18);
    System.arraycopy(bad, 0, row, 18, bad.length);

    assertThat(Utf8.firstInvalid(row, 0, row.length)).isEqualTo(18);
    assertThat(Utf8.firstInvalid(row, 0, 18 + bad.length)).isEqualTo(18);
    assertThat(Utf8.firstInvalid(row, 0, 18)).isEqualTo(Utf8.VALID);
  }

  @Test
  void agreesWithTheLibrarysStrictDecoderOnRandomBytes() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED_OF_RANDOM_BYTES);
    int[] likely = {
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xED, 0xF0, 0xF4
    };
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(14)];
      for (int k = 0; k < bytes.length; k++) {
        bytes[k] = (byte) likely[random.nextInt(likely.length)];
      }
      assertThat(Utf8.firstInvalid(bytes, 0, bytes.length)).isEqualTo(expected(bytes));
    }
  }

  private static int expected(byte[] bytes) {
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    boolean valid = decoder.decode(in, CharBuffer.allocate(64), true).isUnderflow();
    return valid ? Utf8.VALID : in.position();
  }
}
