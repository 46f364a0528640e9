// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.ndarray.NDArray;
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
   * @param precision FLOAT32 or BFLOAT16
   * @throws io.mdaq.core.problem.UserException if they do not fit into memory
   */
  static DecoderWeights load(
      NDManager owner,
      DecoderConfig config,
      ModelWeights weights,
      Precision precision,
      Products products) {
    DecoderLayout layout = new DecoderLayout(config);
    MemoryNeed need = MemoryNeed.ofWeights(bytes(config, precision), precision);
    need.requireAvailable();
    List<NDArray> arrays = new ArrayList<>();
    UnaryOperator<NDArray> layerForm = products.layerForm(owner, precision);
    try (WeightLoader loader = new WeightLoader(owner)) {
      for (String name : layout.names()) {
        Tensor tensor = weights.get(name);
        boolean isBrain = isBrain(tensor.shape(), precision);
        NDArray array =
            need.take(() -> isBrain ? loader.brainBits(tensor) : loader.float32(tensor));
        NDArray stored = layout.isLayerMatrix(name) ? layerForm.apply(array) : array;
        stored.setName(name);
        arrays.add(stored);
      }
    }
    return new DecoderWeights(layout, arrays, precision);
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

  /** The names as in {@link WeightTable}, in the same order as {@link #arrays}. */
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
