// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.decoder.RotaryTable.Rotation;
import io.mdaq.core.model.DecoderConfig;

/**
 * A {@link RotaryTable} as two arrays that live as long as the model: scripts take as many rows as
 * they need. Made at once for all that rows usually have, it is the same from the first step of a
 * training to the last. For one thread.
 */
final class RotaryArrays {

  /** Cosines and sines together are 2 MB for heads of 128 numbers. */
  private static final int USUAL_ROWS = 2048;

  private final NDManager manager;
  private final RotaryTable table;
  private final int most;
  private Rotation rotation;

  /**
   * @param manager owns the arrays
   */
  RotaryArrays(NDManager manager, DecoderConfig config) {
    this.manager = manager;
    this.table = new RotaryTable(config);
    this.most = config.maxTokens();
    this.rotation = table.first(manager, Math.min(most, USUAL_ROWS));
  }

  /** Makes longer arrays where they have fewer positions than this. */
  void require(long positions) {
    long known = cosines().getShape().get(0);
    if (known >= positions) {
      return;
    }
    Rotation longer = table.first(manager, (int) Math.max(positions, Math.min(most, 2 * known)));
    rotation.cosines().close();
    rotation.sines().close();
    rotation = longer;
  }

  /** {@code [positions, headSize]}. */
  NDArray cosines() {
    return rotation.cosines();
  }

  /** {@code [positions, headSize]}, as {@link RotaryTable} has them. */
  NDArray sines() {
    return rotation.sines();
  }
}
