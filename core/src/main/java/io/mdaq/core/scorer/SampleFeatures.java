// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer;

import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.features.GramFamily;
import io.mdaq.core.scorer.features.GramFeatures;
import io.mdaq.core.scorer.features.GramSink;
import io.mdaq.core.scorer.features.ScannedText;
import io.mdaq.core.scorer.features.SurfaceFeatures;
import java.util.Arrays;

/**
 * Everything the lexical scorer looks at in one sample: surface features, and a sparse vector of
 * hashed n-grams. Reuses its buffers: one per thread.
 *
 * <p>The sparse vector has, for each family, log(1 + count) of each n-gram, scaled to length one
 * (so that long texts count no more than short ones).
 */
final class SampleFeatures {

  /** The number of components of the sparse vector. */
  static final int DIMENSIONS;

  /** Of longer texts only so many code points are read, which bounds the time a sample takes. */
  private static final int MAX_CODE_POINTS = 32_768;

  private static final GramFamily[] FAMILIES = GramFamily.values();
  private static final int[] OFFSETS = new int[FAMILIES.length];

  private static final double[] DAMPED = new double[1 << 10];

  static {
    int offset = 0;
    for (int f = 0; f < FAMILIES.length; f++) {
      OFFSETS[f] = offset;
      offset += FAMILIES[f].buckets();
    }
    DIMENSIONS = offset;
    for (int count = 0; count < DAMPED.length; count++) {
      DAMPED[count] = StrictMath.log1p(count);
    }
  }

  private final ScannedText instruction = new ScannedText(MAX_CODE_POINTS);
  private final ScannedText input = new ScannedText(MAX_CODE_POINTS);
  private final ScannedText response = new ScannedText(MAX_CODE_POINTS);
  private final SurfaceFeatures surfaceFeatures = new SurfaceFeatures();
  private final GramFeatures gramFeatures = new GramFeatures();
  private final float[] surface = new float[SurfaceFeatures.count()];
  private int size;
  private int[] indices = new int[1024];
  private float[] values = new float[1024];

  /** Reads a sample; what was read before is gone. */
  void read(SampleText text) {
    instruction.scan(text.instruction());
    input.scan(text.input());
    response.scan(text.response());
    surfaceFeatures.compute(text, instruction, input, response, surface);
    gramFeatures.compute(instruction, input, response);
    size = 0;
    for (int f = 0; f < FAMILIES.length; f++) {
      append(gramFeatures.sink(FAMILIES[f]), OFFSETS[f]);
    }
  }

  /** The surface features; the same array for every sample. */
  float[] surface() {
    return surface;
  }

  /** Where a family's components begin; those of the next one follow. */
  static int offset(GramFamily family) {
    return OFFSETS[family.ordinal()];
  }

  /** The number of components that are not zero. */
  int size() {
    return size;
  }

  int index(int i) {
    return indices[i];
  }

  float value(int i) {
    return values[i];
  }

  private void append(GramSink sink, int offset) {
    if (indices.length < size + sink.size()) {
      indices = Arrays.copyOf(indices, 2 * (size + sink.size()));
      values = Arrays.copyOf(values, indices.length);
    }
    double squares = 0;
    for (int i = 0; i < sink.size(); i++) {
      double damped = damped(sink.count(i));
      squares += damped * damped;
    }
    double factor = squares == 0 ? 0 : 1 / Math.sqrt(squares);
    for (int i = 0; i < sink.size(); i++) {
      indices[size] = offset + sink.bucket(i);
      values[size++] = (float) (damped(sink.count(i)) * factor);
    }
  }

  private static double damped(int count) {
    return DAMPED[Math.min(count, DAMPED.length - 1)];
  }
}
