// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import io.mdaq.core.embedding.UnitVectors;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Training vectors with equal ones merged: the work is done once per different vector, and a number
 * of clusters above the number of different vectors is known at once.
 *
 * @param vectors point after point, in ascending order of the smallest id of each
 * @param dimensions components per point
 * @param weights how many samples have each vector, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DistinctPoints(short[] vectors, int dimensions, int[] weights) {

  /** Merges equal vectors; an order by id in gives the same points whatever came before. */
  static DistinctPoints of(List<TrainingSet.Point> byId, int dimensions) {
    Map<ShortBuffer, Integer> counts = new LinkedHashMap<>();
    long maxSquare = UnitVectors.maxSquaredLength(dimensions);
    for (TrainingSet.Point point : byId) {
      if (UnitVectors.squaredLength(point.vector()) > maxSquare) {
        throw new IllegalArgumentException(
            "the vector of sample " + point.id() + " is longer than one");
      }
      counts.merge(ShortBuffer.wrap(point.vector()), 1, Integer::sum);
    }
    short[] vectors = new short[Math.multiplyExact(counts.size(), dimensions)];
    int[] weights = new int[counts.size()];
    int next = 0;
    for (Map.Entry<ShortBuffer, Integer> entry : counts.entrySet()) {
      entry.getKey().duplicate().get(vectors, next * dimensions, dimensions);
      weights[next++] = entry.getValue();
    }
    return new DistinctPoints(vectors, dimensions, weights);
  }

  int size() {
    return weights.length;
  }

  long totalWeight() {
    return Arrays.stream(weights).asLongStream().sum();
  }

  /** The points with these indices, in the order given. */
  DistinctPoints subset(int[] indices) {
    short[] chosen = new short[indices.length * dimensions];
    int[] chosenWeights = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(vectors, indices[i] * dimensions, chosen, i * dimensions, dimensions);
      chosenWeights[i] = weights[indices[i]];
    }
    return new DistinctPoints(chosen, dimensions, chosenWeights);
  }

  /**
   * At most {@code count} points, evenly spread over the order by id: at random, ids being hashes.
   */
  DistinctPoints spread(int count) {
    if (size() <= count) {
      return this;
    }
    return subset(IntStream.range(0, count).map(i -> (int) ((long) i * size() / count)).toArray());
  }

  /** The exact squared length of a point. */
  int squaredLength(int point) {
    int square = 0;
    for (int i = point * dimensions; i < (point + 1) * dimensions; i++) {
      square += vectors[i] * vectors[i];
    }
    return square;
  }
}
