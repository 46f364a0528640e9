// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

/**
 * Widens 16-bit floating point numbers, exactly, and rounds to bfloat16. NaN stays NaN with its
 * sign and the upper bits of its payload.
 */
final class SixteenBitFloats {

  private static final int SIGN = 0x8000;
  private static final int HALF_EXPONENT = 0x7C00;
  private static final int HALF_FRACTION = 0x03FF;

  /** The bit that every quiet NaN has, in the upper half of a float. */
  private static final int QUIET = 0x0040;

  private static final int FLOAT_INFINITY = 0x7F80_0000;

  /** The distance of the exponents' biases, 127 - 15, in the place of a float's exponent. */
  private static final int REBIAS = (127 - 15) << 23;

  private SixteenBitFloats() {}

  /** The upper half of a float, lower half zero. */
  static float fromBrain(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** The nearest 16-bit number, ties to even; NaN stays NaN. */
  static short toBrain(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      // Rounding could carry a NaN's fraction into infinity.
      return (short) ((bits >>> 16) | QUIET);
    }
    int rounding = 0x7FFF + ((bits >>> 16) & 1);
    return (short) ((bits + rounding) >>> 16);
  }

  /** IEEE 754 binary16: 1 sign, 5 exponent and 10 fraction bits. */
  static float fromHalf(short bits) {
    int sign = (bits & SIGN) << 16;
    int exponent = bits & HALF_EXPONENT;
    int fraction = bits & HALF_FRACTION;
    if (exponent == 0) {
      // Subnormal halves are multiples of 2^-24, which floats of normal range hold.
      return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * 0x1p-24f));
    }
    int magnitude = (exponent | fraction) << 13;
    return Float.intBitsToFloat(
        sign | (exponent == HALF_EXPONENT ? FLOAT_INFINITY | magnitude : magnitude + REBIAS));
  }
}
