// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import io.mdaq.core.embedding.UnitVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Vectors that were taken, and how similar others are to them.
 *
 * <p>Similarity is the cosine in millionths, rounded to the nearest; 0 for negative cosines and
 * vectors of zeros. Dot products of {@link UnitVectors} are exact integers, in floats too and in
 * any order, so it does not depend on which of the two ways below computes it.
 *
 * <p>{@code 4 * dimensions + 16} bytes each. Not thread-safe.
 */
final class TakenVectors {

  /** The similarity of equal vectors. */
  static final int ONE = 1_000_000;

  /** Vectors per block: its accumulators stay in the nearest cache. */
  private static final int BLOCK = 256;

  /** For fewer vectors than this, setting up the wide loops costs more than they save. */
  private static final int FEW = 16;

  private final int dimensions;
  private final List<short[]> vectors = new ArrayList<>();

  /** For each block and component, its value in every vector of the block. */
  private final List<float[][]> blocks = new ArrayList<>();

  private double[] inverseLengths = new double[BLOCK];
  private final float[] products = new float[BLOCK];

  TakenVectors(int dimensions) {
    if (dimensions < 1 || dimensions > UnitVectors.MAX_DIMENSIONS) {
      throw new IllegalArgumentException("vectors cannot have " + dimensions + " dimensions");
    }
    this.dimensions = dimensions;
  }

  /** A number from 0 to 1 in millionths, rounded to the nearest. */
  static int millionths(double number) {
    return (int) Math.rint(number * ONE);
  }

  int size() {
    return vectors.size();
  }

  /** Takes a vector; the array is not copied. */
  void add(short[] vector) {
    requireDimensions(vector);
    int column = size() % BLOCK;
    if (column == 0) {
      blocks.add(new float[dimensions][BLOCK]);
    }
    if (size() == inverseLengths.length) {
      inverseLengths = Arrays.copyOf(inverseLengths, 2 * inverseLengths.length);
    }
    float[][] block = blocks.get(blocks.size() - 1);
    for (int d = 0; d < dimensions; d++) {
      block[d][column] = vector[d];
    }
    inverseLengths[size()] = inverseLength(vector);
    vectors.add(vector);
  }

  /**
   * The greatest similarity of a vector to those taken from {@code from} on; 0 if there are none.
   *
   * @param enough the search may end with any similarity it found that is at least this
   */
  int greatest(short[] vector, int from, int enough) {
    requireDimensions(vector);
    double inverseLength = inverseLength(vector);
    int greatest = 0;
    int next = from;
    while (next < size() && greatest < enough) {
      int end = Math.min(size(), (next / BLOCK + 1) * BLOCK);
      double projection =
          end - next < FEW ? oneByOne(vector, next, end) : sideBySide(vector, next, end);
      greatest = Math.max(greatest, millionths(projection * inverseLength));
      next = end;
    }
    return greatest;
  }

  private double oneByOne(short[] vector, int from, int to) {
    double greatest = 0;
    for (int i = from; i < to; i++) {
      short[] taken = vectors.get(i);
      int product = 0;
      for (int d = 0; d < dimensions; d++) {
        product += vector[d] * taken[d];
      }
      greatest = Math.max(greatest, product * inverseLengths[i]);
    }
    return greatest;
  }

  /** All of {@code from} to {@code to} lie in one block. */
  private double sideBySide(short[] vector, int from, int to) {
    float[][] block = blocks.get(from / BLOCK);
    int first = from % BLOCK;
    int end = first + to - from;
    Arrays.fill(products, 0);
    int d = 0;
    for (; d + 3 < dimensions; d += 4) {
      addFour(products, first, end, vector, block, d);
    }
    for (; d < dimensions; d++) {
      addOne(products, first, end, vector[d], block[d]);
    }
    double greatest = 0;
    for (int column = first; column < end; column++) {
      greatest = Math.max(greatest, products[column] * inverseLengths[from - first + column]);
    }
    return greatest;
  }

  /** Four components per pass, so that sums are loaded and stored a quarter as often. */
  private static void addFour(
      float[] sums, int first, int end, short[] vector, float[][] block, int d) {
    float x0 = vector[d];
    float x1 = vector[d + 1];
    float x2 = vector[d + 2];
    float x3 = vector[d + 3];
    float[] row0 = block[d];
    float[] row1 = block[d + 1];
    float[] row2 = block[d + 2];
    float[] row3 = block[d + 3];
    for (int c = first; c < end; c++) {
      sums[c] = sums[c] + x0 * row0[c] + x1 * row1[c] + x2 * row2[c] + x3 * row3[c];
    }
  }

  private static void addOne(float[] sums, int first, int end, float x, float[] row) {
    for (int c = first; c < end; c++) {
      sums[c] += x * row[c];
    }
  }

  private static double inverseLength(short[] vector) {
    long squares = UnitVectors.squaredLength(vector);
    return squares == 0 ? 0 : 1 / Math.sqrt((double) squares);
  }

  private void requireDimensions(short[] vector) {
    if (vector.length != dimensions) {
      throw new IllegalArgumentException(
          "a vector of " + vector.length + " instead of " + dimensions + " dimensions");
    }
  }
}
