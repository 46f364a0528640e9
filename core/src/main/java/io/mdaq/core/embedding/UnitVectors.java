// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

/**
 * Unit vectors in fixed point: components are shorts, {@value #SCALE} stands for one.
 *
 * <p>Rounding moves each component by at most half a unit, so the length of a vector of {@code d}
 * dimensions is at most {@code SCALE + sqrt(d) / 2}. At this scale every (partial) dot product of
 * two such vectors is an integer below 2^24 and therefore exact in a {@code float}, in any order of
 * summation; that is why the scale is not larger.
 */
public final class UnitVectors {

  /** One, in fixed point. */
  public static final int SCALE = 2048;

  /** Above this, the bound on partial dot products has not been worked out. */
  public static final int MAX_DIMENSIONS = 8192;

  private UnitVectors() {}

  /**
   * Scales {@code sums} to length {@link #SCALE} and rounds to the nearest integers (ties up).
   *
   * <p>Only additions of integers, one square root and one division and multiplication per
   * component are used, all exact or correctly rounded by IEEE 754: the result is the same
   * everywhere.
   *
   * @param sums the direction; each component below 2^31 / sqrt(dimensions) keeps the sum of
   *     squares within a long
   * @param target receives the vector; all zero if {@code sums} is all zero
   */
  public static void quantize(int[] sums, short[] target) {
    requireSameLength(sums.length, target.length);
    long squares = 0;
    for (int sum : sums) {
      squares += (long) sum * sum;
    }
    double factor = squares == 0 ? 0 : SCALE / Math.sqrt((double) squares);
    for (int d = 0; d < sums.length; d++) {
      target[d] = (short) Math.floor(sums[d] * factor + 0.5);
    }
  }

  /**
   * Scales a model's vector to length {@link #SCALE} and rounds to the nearest integers (ties up).
   *
   * @param vector the direction, not all zero
   * @param target receives the vector
   * @throws IllegalArgumentException if the vector is zero or has a component that is not finite
   */
  public static void quantize(float[] vector, short[] target) {
    requireSameLength(vector.length, target.length);
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    if (!(squares > 0 && squares < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "an embedding must be finite and not zero, its squared length is " + squares);
    }
    double factor = SCALE / Math.sqrt(squares);
    for (int d = 0; d < vector.length; d++) {
      target[d] = (short) Math.floor(vector[d] * factor + 0.5);
    }
  }

  /** The exact squared length. */
  public static long squaredLength(short[] vector) {
    long squares = 0;
    for (short component : vector) {
      squares += (long) component * component;
    }
    return squares;
  }

  /** The largest squared length that rounding a unit vector of so many dimensions can give. */
  public static long maxSquaredLength(int dimensions) {
    double length = SCALE + Math.sqrt(dimensions) / 2;
    return (long) (length * length);
  }

  private static void requireSameLength(int from, int to) {
    if (from != to) {
      throw new IllegalArgumentException(
          "the target has " + to + " components, the embedding has " + from);
    }
  }
}
