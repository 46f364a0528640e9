// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.TensorFile;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.torch.WeightLoader;
import io.mdaq.core.training.ModelExport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds an adapter to the weights that it was trained beside: the result needs no adapter. */
public final class AdapterMerge {

  private final ModelFolder base;
  private final LoraConfig config;
  private final TensorFile tensors;

  /** The places of A and B by the projection's name; only looked up. */
  private final Map<String, List<LoraMatrix>> pairs = new HashMap<>();

  private AdapterMerge(ModelFolder base, DecoderConfig model, Path adapter) {
    this.base = base;
    this.config = AdapterFolder.readConfig(adapter);
    this.tensors = AdapterFolder.readTensors(adapter, model, config);
    for (LoraMatrix matrix : LoraMatrix.all(model, config)) {
      pairs
          .computeIfAbsent(matrix.projectionName() + ".weight", name -> new ArrayList<>())
          .add(matrix);
    }
  }

  /**
   * Writes the merged model, one weight after the other, so that memory for the largest is enough.
   *
   * @param folder has no model yet; made if it is not there
   * @param dtype F32 or BF16, to which sums are rounded once
   * @throws UserException if the base is no decoder, the adapter does not fit it, or the folder
   *     cannot be written to
   */
  public static void write(ModelFolder base, Path adapter, Path folder, DType dtype) {
    if (!(base.config() instanceof DecoderConfig model)) {
      throw UserException.failed(
          Excerpt.escape(base.folder().toString())
              + ": adapters are for decoders, and this is a model of the architecture "
              + base.config().architecture().modelType()
              + ". Give the base model that the adapter was trained on.");
    }
    new AdapterMerge(base, model, adapter).write(folder, dtype);
  }

  private void write(Path folder, DType dtype) {
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU);
        Merged merged = new Merged(manager)) {
      ModelExport.write(base, folder, dtype, merged::next);
    }
  }

  /** Holds one weight at a time. */
  private final class Merged implements AutoCloseable {

    private final NDManager parent;
    private NDManager current;

    Merged(NDManager parent) {
      this.parent = parent;
      this.current = parent.newSubManager();
    }

    NDArray next(String name) {
      current.close();
      current = parent.newSubManager();
      try (WeightLoader loader = new WeightLoader(current)) {
        NDArray weight = loader.float32(base.weights().get(name));
        List<LoraMatrix> pair = pairs.getOrDefault(name, List.of());
        if (!pair.isEmpty()) {
          NDArray a = loader.float32(tensors.find(pair.get(0).storedName()).orElseThrow());
          NDArray b = loader.float32(tensors.find(pair.get(1).storedName()).orElseThrow());
          weight.addi(b.matMul(a).muli(config.scale()));
        }
        return weight;
      }
    }

    @Override
    public void close() {
      current.close();
    }
  }
}
