// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.lora;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.TensorSpec;
import io.mdaq.core.model.DecoderConfig;
import java.util.ArrayList;
import java.util.List;

/** One matrix of an adapter, without its numbers. */
record LoraMatrix(int layer, Projection target, Side side, int rows, int columns) {

  /** Which of the two. */
  enum Side {
    A,
    B
  }

  /** Layer after layer, in a layer target after target, A before B. */
  static List<LoraMatrix> all(DecoderConfig model, LoraConfig config) {
    List<LoraMatrix> all = new ArrayList<>();
    for (int layer = 0; layer < model.layers(); layer++) {
      for (Projection target : config.targets()) {
        all.add(new LoraMatrix(layer, target, Side.A, config.rank(), target.inputs(model)));
        all.add(new LoraMatrix(layer, target, Side.B, target.outputs(model), config.rank()));
      }
    }
    return all;
  }

  /** The name in {@code adapter_model.safetensors}. */
  String storedName() {
    return "base_model.model." + projectionName() + ".lora_" + side + ".weight";
  }

  /** The projection's name in the base model, without {@code .weight}. */
  String projectionName() {
    return "model.layers." + layer + "." + target.path();
  }

  TensorSpec spec() {
    return new TensorSpec(storedName(), DType.F32, List.of((long) rows, (long) columns));
  }
}
