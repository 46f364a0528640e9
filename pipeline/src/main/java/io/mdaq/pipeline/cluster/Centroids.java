// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import io.mdaq.core.embedding.UnitVectors;
import java.util.Arrays;

/**
 * Centroids in fixed point and the search for the nearest one.
 *
 * <p>The nearest centroid maximises 2 x·c - |c|^2. With x a unit vector at {@link
 * UnitVectors#SCALE} and c a rounded mean of such vectors, every partial sum is an integer below
 * 2^24 (Cauchy-Schwarz) and so exact in a float. Rows are stored by component: the inner loop runs
 * over centroids and is vectorised by the JIT, and the sum of each centroid is exact whatever the
 * order. Immutable and thread-safe.
 */
final class Centroids {

  private final int count;
  private final int dimensions;
  private final short[] values;

  /** For each component, twice its value in every centroid. */
  private final float[][] doubled;

  private final float[] negativeSquares;

  /**
   * @param values centroid after centroid, {@code dimensions} components each; taken over, not
   *     copied
   * @throws IllegalArgumentException if a centroid is longer than a mean of unit vectors can be
   */
  Centroids(short[] values, int dimensions) {
    if (dimensions < 1 || dimensions > UnitVectors.MAX_DIMENSIONS) {
      throw new IllegalArgumentException("centroids cannot have " + dimensions + " dimensions");
    }
    if (values.length == 0 || values.length % dimensions != 0) {
      throw new IllegalArgumentException(
          values.length + " components are no centroids of " + dimensions + " dimensions");
    }
    this.count = values.length / dimensions;
    this.dimensions = dimensions;
    this.values = values;
    this.doubled = new float[dimensions][count];
    this.negativeSquares = new float[count];
    long maxSquare = maxSquaredLength(dimensions);
    for (int c = 0; c < count; c++) {
      long square = 0;
      for (int d = 0; d < dimensions; d++) {
        short value = values[c * dimensions + d];
        doubled[d][c] = 2 * value;
        square += (long) value * value;
      }
      if (square > maxSquare) {
        throw new IllegalArgumentException(
            "centroid " + c + " has squared length " + square + ", above " + maxSquare);
      }
      negativeSquares[c] = -square;
    }
  }

  /** The mean of vectors is no longer than the longest; rounding adds at most sqrt(d) / 2. */
  static long maxSquaredLength(int dimensions) {
    double length = UnitVectors.SCALE + Math.sqrt(dimensions);
    return (long) (length * length);
  }

  int count() {
    return count;
  }

  int dimensions() {
    return dimensions;
  }

  /** One component of one centroid. */
  short value(int centroid, int component) {
    return values[centroid * dimensions + component];
  }

  /** One of the centroids, alone. */
  Centroids only(int centroid) {
    int from = centroid * dimensions;
    return new Centroids(Arrays.copyOfRange(values, from, from + dimensions), dimensions);
  }

  /** All components, centroid after centroid; a copy. */
  short[] values() {
    return values.clone();
  }

  /**
   * The index of the nearest centroid, the lowest of equally near ones.
   *
   * @param vector a unit vector in fixed point
   */
  int nearest(short[] vector) {
    if (count == 1) {
      return 0;
    }
    float[] scores = new float[count];
    score(vector, 0, scores);
    return indexOfMax(scores);
  }

  /**
   * Writes 2 x·c - |c|^2 for every centroid c.
   *
   * @param vectors holds x
   * @param offset where x begins
   * @param scores receives {@link #count()} exact integers
   */
  void score(short[] vectors, int offset, float[] scores) {
    scoreAll(vectors, offset, new float[][] {scores});
  }

  /**
   * As {@link #score}, for several vectors.
   *
   * @param vectors holds them, one behind the other
   * @param offset where the first one begins
   * @param scores for each vector an array that receives {@link #count()} exact integers
   */
  void scoreAll(short[] vectors, int offset, float[][] scores) {
    for (float[] ofVector : scores) {
      System.arraycopy(negativeSquares, 0, ofVector, 0, count);
    }
    int d = 0;
    // Four components per pass: the partial scores are then loaded and stored a quarter as often.
    // Vector after vector inside: the rows, which lie in a farther cache, are read once for all.
    for (; d + 3 < dimensions; d += 4) {
      int at = offset + d;
      for (float[] ofVector : scores) {
        addFour(
            ofVector,
            count,
            vectors[at],
            doubled[d],
            vectors[at + 1],
            doubled[d + 1],
            vectors[at + 2],
            doubled[d + 2],
            vectors[at + 3],
            doubled[d + 3]);
        at += dimensions;
      }
    }
    for (; d < dimensions; d++) {
      int at = offset + d;
      for (float[] ofVector : scores) {
        addOne(ofVector, count, vectors[at], doubled[d]);
        at += dimensions;
      }
    }
  }

  /**
   * One array is written and the terms are few: HotSpot vectorises this loop, and it would not if a
   * second array were written too or if eight terms were added.
   */
  private static void addFour(
      float[] scores,
      int count,
      float x0,
      float[] row0,
      float x1,
      float[] row1,
      float x2,
      float[] row2,
      float x3,
      float[] row3) {
    for (int c = 0; c < count; c++) {
      scores[c] = scores[c] + x0 * row0[c] + x1 * row1[c] + x2 * row2[c] + x3 * row3[c];
    }
  }

  private static void addOne(float[] scores, int count, float x, float[] row) {
    for (int c = 0; c < count; c++) {
      scores[c] += x * row[c];
    }
  }

  static int indexOfMax(float[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      if (scores[c] > scores[best]) {
        best = c;
      }
    }
    return best;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Centroids that
        && dimensions == that.dimensions
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * dimensions + Arrays.hashCode(values);
  }
}
