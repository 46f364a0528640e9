// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SixteenBitFloatsTest {

  @Test
  void everyBrainFloatComesBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float wide = SixteenBitFloats.fromBrain((short) bits);
      short back = SixteenBitFloats.toBrain(wide);
      if (Float.isNaN(wide)) {
        assertThat(SixteenBitFloats.fromBrain(back)).isNaN();
      } else {
        assertThat(back).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void roundsToTheNearestAndTiesToEven() {
    // Neighbours of 1 are 2^-7 apart.
    assertRounded(1 + 0x1p-8f, 1);
    assertRounded(1 + 3 * 0x1p-8f, 1 + 0x1p-6f);
    assertRounded(Math.nextUp(1 + 0x1p-8f), 1 + 0x1p-7f);
    assertRounded(-1 - 0x1p-9f, -1);
    assertRounded(Float.MAX_VALUE, Float.POSITIVE_INFINITY);
    assertRounded(Float.MIN_VALUE, 0);
    assertRounded(Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY);
  }

  @Test
  void aNanStaysOneWhateverItsPayload() {
    float nan = Float.intBitsToFloat(0x7F80_0001);

    assertThat(SixteenBitFloats.fromBrain(SixteenBitFloats.toBrain(nan))).isNaN();
  }

  private static void assertRounded(float value, float expected) {
    assertThat(SixteenBitFloats.fromBrain(SixteenBitFloats.toBrain(value))).isEqualTo(expected);
  }
}
