// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.WeightShape;
import io.mdaq.core.model.WeightTable;
import io.mdaq.core.torch.WeightLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The weights of an encoder as arrays, under their canonical names, in the order of use. */
public final class XlmrWeights {

  private static final int EMBEDDING_WEIGHTS = 5;
  private static final int LAYER_WEIGHTS = 16;
  private static final String WORDS = "embeddings.word_embeddings.weight";

  private final Map<String, NDArray> named;
  private final List<NDArray> ordered;
  private final List<List<NDArray>> layers;

  private XlmrWeights(Map<String, NDArray> named) {
    this.named = Collections.unmodifiableMap(named);
    this.ordered = List.copyOf(named.values());
    List<List<NDArray>> byLayer = new ArrayList<>();
    for (int from = EMBEDDING_WEIGHTS; from < ordered.size(); from += LAYER_WEIGHTS) {
      byLayer.add(ordered.subList(from, from + LAYER_WEIGHTS));
    }
    this.layers = List.copyOf(byLayer);
  }

  /**
   * Makes the arrays.
   *
   * @param owner owns them
   * @param source the tensor of a canonical name
   * @param path decides what is held as bits of bfloat16 numbers
   */
  static XlmrWeights load(
      NDManager owner, EncoderConfig config, Function<String, Tensor> source, ProductPath path) {
    Map<String, NDArray> named = new LinkedHashMap<>();
    try (WeightLoader loader = new WeightLoader(owner)) {
      for (WeightShape weight : WeightTable.of(config)) {
        Tensor tensor = source.apply(weight.name());
        named.put(
            weight.name(),
            path.holdsBits() && isOperand(weight.name())
                ? loader.brainBits(tensor)
                : loader.float32(tensor));
      }
    }
    return new XlmrWeights(named);
  }

  /** Norms, positions and types are few, and are added to float32 numbers. */
  private static boolean isOperand(String name) {
    return name.equals(WORDS) || !(name.startsWith("embeddings.") || name.contains("LayerNorm"));
  }

  /** All weights by name. */
  public Map<String, NDArray> named() {
    return named;
  }

  /** What the embedding function takes. */
  List<NDArray> embeddings() {
    return ordered.subList(0, EMBEDDING_WEIGHTS);
  }

  /** What the layer function takes, for each layer. */
  List<List<NDArray>> layers() {
    return layers;
  }
}
