// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.model.DecoderConfig;
import java.util.Arrays;

/**
 * Cosines and sines of the rotary angles, computed when first needed: for each position as many as
 * a head is wide, the cosines twice, the sines first with the opposite sign, so that a head x turns
 * into {@code x * cosines + swapped(x) * sines}, halves swapped. The angle is the float32 product
 * of position and frequency, as in the software that the models were trained with. Safe for
 * concurrent use.
 */
final class RotaryTable {

  private static final int FIRST_ROWS = 64;

  private final float[] frequencies;
  private final int width;
  private final int maxRows;
  private volatile Rows rows;

  RotaryTable(DecoderConfig config) {
    this.frequencies = RotaryFrequencies.of(config);
    this.width = config.headSize();
    this.maxRows = config.maxTokens();
    this.rows = new Rows(new float[0], new float[0], 0);
  }

  /** Numbers for the first positions, {@code width} a row; never changed again. */
  private static final class Rows {
    final float[] cosines;
    final float[] sines;
    final int count;

    Rows(float[] cosines, float[] sines, int count) {
      this.cosines = cosines;
      this.sines = sines;
      this.count = count;
    }
  }

  /** Cosines and sines as arrays of the same shape. */
  record Rotation(NDArray cosines, NDArray sines) {}

  /** For the positions 0 to {@code count - 1}: {@code [count, headSize]}. */
  Rotation first(NDManager manager, int count) {
    Rows table = atLeast(count);
    Shape shape = new Shape(count, width);
    return new Rotation(
        manager.create(Arrays.copyOf(table.cosines, count * width), shape),
        manager.create(Arrays.copyOf(table.sines, count * width), shape));
  }

  /** One position for each row of a batch: {@code [rows, 1, 1, headSize]}. */
  Rotation each(NDManager manager, int[] positions) {
    Rows table = atLeast(Arrays.stream(positions).max().orElse(-1) + 1);
    float[] cosines = new float[positions.length * width];
    float[] sines = new float[positions.length * width];
    for (int i = 0; i < positions.length; i++) {
      System.arraycopy(table.cosines, positions[i] * width, cosines, i * width, width);
      System.arraycopy(table.sines, positions[i] * width, sines, i * width, width);
    }
    Shape shape = new Shape(positions.length, 1, 1, width);
    return new Rotation(manager.create(cosines, shape), manager.create(sines, shape));
  }

  private Rows atLeast(int count) {
    Rows known = rows;
    if (known.count >= count) {
      return known;
    }
    synchronized (this) {
      if (rows.count < count) {
        rows = extended(rows, Math.max(count, Math.min(maxRows, Math.max(FIRST_ROWS, 2 * count))));
      }
      return rows;
    }
  }

  private Rows extended(Rows known, int count) {
    float[] cosines = Arrays.copyOf(known.cosines, count * width);
    float[] sines = Arrays.copyOf(known.sines, count * width);
    for (int position = known.count; position < count; position++) {
      int start = position * width;
      for (int i = 0; i < frequencies.length; i++) {
        float angle = position * frequencies[i];
        float cosine = (float) StrictMath.cos(angle);
        float sine = (float) StrictMath.sin(angle);
        cosines[start + i] = cosine;
        cosines[start + frequencies.length + i] = cosine;
        sines[start + i] = -sine;
        sines[start + frequencies.length + i] = sine;
      }
    }
    return new Rows(cosines, sines, count);
  }
}
