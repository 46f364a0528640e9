// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.torch.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and values of every token of a batch, two arrays {@code [rows * places, keyValueWidth]} for
 * each layer: the place of token i of row r is {@code r * places + i}. Taken whole at the start and
 * written in place.
 */
final class KeyValueCache implements AutoCloseable {

  private final NDManager manager;
  private final int places;
  private List<NDArray> arrays;

  private KeyValueCache(NDManager manager, int places, List<NDArray> arrays) {
    this.manager = manager;
    this.places = places;
    this.arrays = arrays;
  }

  /**
   * @throws io.mdaq.core.problem.UserException if there is not enough memory
   */
  static KeyValueCache take(
      NDManager parent, DecoderConfig config, Precision precision, int rows, int places) {
    DataType type = precision == Precision.BFLOAT16 ? DataType.FLOAT16 : DataType.FLOAT32;
    Shape shape = new Shape((long) rows * places, config.keyValueWidth());
    long bytes = 2L * config.layers() * shape.size() * type.getNumOfBytes();
    MemoryNeed need = MemoryNeed.ofCache(bytes, rows, places);
    need.requireAvailable();
    NDManager manager = parent.newSubManager();
    try {
      List<NDArray> arrays = new ArrayList<>();
      for (int i = 0; i < 2 * config.layers(); i++) {
        arrays.add(need.take(() -> manager.zeros(shape, type)));
      }
      return new KeyValueCache(manager, places, arrays);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  int places() {
    return places;
  }

  /** Where a token's keys and values stand in the arrays. */
  long slot(int row, int place) {
    return (long) row * places + place;
  }

  /** The slots of one place in each row. */
  long[] slots(int[] placeOfRow) {
    long[] slots = new long[placeOfRow.length];
    for (int row = 0; row < slots.length; row++) {
      slots[row] = slot(row, placeOfRow[row]);
    }
    return slots;
  }

  /** Keys of the first layer, values of the first layer, keys of the second, … */
  List<NDArray> arrays() {
    return arrays;
  }

  /** Keeps these rows, in this order, and gives the memory of the others back. */
  void retain(int[] rows) {
    List<NDArray> kept = new ArrayList<>();
    try (NDManager step = manager.newSubManager()) {
      NDArray chosen = step.create(rows);
      for (NDArray array : arrays) {
        NDArray whole = array.reshape(-1, places, array.getShape().get(1));
        whole.attach(step);
        NDArray part = whole.get(new NDIndex("{}", chosen));
        part.attach(step);
        NDArray flat = part.reshape(-1, array.getShape().get(1));
        flat.attach(manager);
        kept.add(flat);
        array.close();
      }
    }
    arrays = kept;
  }

  @Override
  public void close() {
    manager.close();
  }
}
