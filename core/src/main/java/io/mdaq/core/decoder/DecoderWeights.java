// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.ModelWeights;
import io.mdaq.core.model.WeightTable;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.WeightLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A decoder's weights as ordinary arrays. In FLOAT32 all are float32 and may be trained or changed
 * in place. In BFLOAT16 the matrices are bits of bfloat16 in arrays of type FLOAT16, which only
 * scripts can read ({@link io.mdaq.core.torch.BrainBits}); vectors (norms and biases) are float32.
 * The arrays belong to the manager that was given.
 */
public final class DecoderWeights {

  private final DecoderLayout layout;
  private final List<NDArray> arrays;
  private final Precision precision;

  private DecoderWeights(DecoderLayout layout, List<NDArray> arrays, Precision precision) {
    this.layout = layout;
    this.arrays = List.copyOf(arrays);
    this.precision = precision;
  }

  /**
   * Copies the weights out of their files.
   *
   * @param layout which of them lie in one array
   * @param precision FLOAT32 or BFLOAT16
   * @throws io.mdaq.core.problem.UserException if they do not fit into memory
   */
  static DecoderWeights load(
      NDManager owner,
      DecoderConfig config,
      DecoderLayout layout,
      ModelWeights weights,
      Precision precision,
      Products products) {
    MemoryNeed need = MemoryNeed.ofWeights(bytes(config, precision), precision);
    need.requireAvailable();
    List<NDArray> arrays = new ArrayList<>();
    UnaryOperator<NDArray> layerForm = products.layerForm(owner, precision);
    try (WeightLoader loader = new WeightLoader(owner)) {
      for (DecoderLayout.Stored entry : layout.stored()) {
        NDArray array = need.take(() -> read(entry, weights, loader, precision));
        NDArray stored = layout.isLayerMatrix(entry.name()) ? layerForm.apply(array) : array;
        stored.setName(entry.name());
        arrays.add(stored);
      }
    }
    return new DecoderWeights(layout, arrays, precision);
  }

  private static NDArray read(
      DecoderLayout.Stored entry, ModelWeights weights, WeightLoader loader, Precision precision) {
    NDList parts = new NDList();
    for (String name : entry.parts()) {
      Tensor tensor = weights.get(name);
      parts.add(
          isBrain(tensor.shape(), precision) ? loader.brainBits(tensor) : loader.float32(tensor));
    }
    if (parts.size() == 1) {
      return parts.head();
    }
    // Bits of bfloat16 are only copied here.
    NDArray whole = NDArrays.concat(parts, 0);
    parts.close();
    return whole;
  }

  /** The memory that the weights of a configuration take. */
  static long bytes(DecoderConfig config, Precision precision) {
    return WeightTable.of(config).stream()
        .mapToLong(w -> w.elements() * (isBrain(w.shape(), precision) ? 2 : 4))
        .sum();
  }

  private static boolean isBrain(List<Long> shape, Precision precision) {
    return precision == Precision.BFLOAT16 && shape.size() > 1;
  }

  /** FLOAT32 or BFLOAT16. */
  public Precision precision() {
    return precision;
  }

  /**
   * The names in the same order as {@link #arrays}: those of {@link WeightTable}, unless some lie
   * in one array.
   */
  public List<String> names() {
    return layout.names();
  }

  /** All weights in the order of the computation. */
  public List<NDArray> arrays() {
    return arrays;
  }

  /**
   * One weight.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public NDArray get(String name) {
    int place = layout.names().indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException("no weight is named " + name);
    }
    return arrays.get(place);
  }

  /** The weights of one layer, in the order of the computation. */
  public List<NDArray> layer(int layer) {
    int start = layout.layerStart(layer);
    return arrays.subList(start, start + layout.layerSize());
  }

  NDArray lastNorm() {
    return arrays.get(layout.lastNorm());
  }

  NDArray embedding() {
    return arrays.get(0);
  }

  NDArray head() {
    return arrays.get(layout.head());
  }
}
