// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import io.mdaq.core.embedding.UnitVectors;
import io.mdaq.core.sample.SampleId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Vectors and ids for the tests of this package, all from seeds. */
public final class TestVectors {

  /** A vector with its id. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Sample(SampleId id, short[] vector) {}

  private TestVectors() {}

  /** A uniformly random direction, nearly: the components are sums of uniform numbers. */
  public static short[] unit(UniformRandomProvider random, int dimensions) {
    int[] sums = new int[dimensions];
    for (int d = 0; d < dimensions; d++) {
      for (int i = 0; i < 4; i++) {
        sums[d] += random.nextInt(-1000, 1001);
      }
    }
    sums[0] += 1;
    short[] vector = new short[dimensions];
    UnitVectors.quantize(sums, vector);
    return vector;
  }

  /** {@code each} points close to each of {@code centres} random directions, blob after blob. */
  public static List<Sample> blobs(long seed, int centres, int each, int dimensions) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    List<Sample> samples = new ArrayList<>();
    for (int centre = 0; centre < centres; centre++) {
      short[] middle = unit(random, dimensions);
      for (int i = 0; i < each; i++) {
        int[] sums = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
          sums[d] = 100 * middle[d] + random.nextInt(-2000, 2001);
        }
        short[] vector = new short[dimensions];
        UnitVectors.quantize(sums, vector);
        samples.add(new Sample(new SampleId(random.nextLong(), random.nextLong()), vector));
      }
    }
    return samples;
  }

  /** Any vectors with ids from their positions. */
  public static List<Sample> numbered(List<short[]> vectors) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(99L);
    List<Sample> samples = new ArrayList<>();
    for (short[] vector : vectors) {
      samples.add(new Sample(new SampleId(random.nextLong(), random.nextLong()), vector));
    }
    return samples;
  }

  /** The same samples in another order. */
  public static List<Sample> shuffled(List<Sample> samples, long seed) {
    List<Sample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new java.util.Random(seed));
    return shuffled;
  }

  /** A training set that holds all of the samples. */
  public static TrainingSet all(List<Sample> samples) {
    return first(samples, samples.size());
  }

  /** A training set that keeps some of the samples. */
  public static TrainingSet first(List<Sample> samples, int capacity) {
    TrainingSet set = new TrainingSet(5, samples.get(0).vector().length, capacity, samples.size());
    samples.forEach(sample -> set.add(sample.id(), sample.vector()));
    return set;
  }

  /** The exact sum of squared distances to the centroids of {@code clustering}'s clusters. */
  public static long inertia(Clustering clustering, List<Sample> samples) {
    long inertia = 0;
    for (Sample sample : samples) {
      short[] centroid = clustering.centroid(clustering.assign(sample.vector()));
      for (int d = 0; d < centroid.length; d++) {
        int difference = centroid[d] - sample.vector()[d];
        inertia += (long) difference * difference;
      }
    }
    return inertia;
  }
}
