// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.torch.ScriptArgument;
import io.mdaq.core.torch.ScriptFunction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * An XLM-RoBERTa encoder on the PyTorch engine: weights and the functions that use them. Inference
 * is safe for concurrent calls. On a trainable path gradients pass from the pooled vectors to every
 * weight that wants them.
 */
public final class XlmrNetwork implements AutoCloseable {

  private final NDManager manager;
  private final EncoderConfig config;
  private final ProductPath path;
  private final XlmrWeights weights;
  private final ScriptFunction embed;
  private final ScriptFunction layer;
  private final Map<Pooling, ScriptFunction> pool = new EnumMap<>(Pooling.class);

  /**
   * Loads the weights and compiles the functions.
   *
   * @param parent decides about the device; closing it closes the network
   * @param source the tensor of a canonical name ({@link io.mdaq.core.model.WeightTable})
   */
  public XlmrNetwork(
      NDManager parent, EncoderConfig config, Function<String, Tensor> source, ProductPath path) {
    this.manager = parent.newSubManager();
    this.config = config;
    this.path = path;
    try {
      weights = XlmrWeights.load(manager, config, source, path);
      embed = ScriptFunction.compile(manager, XlmrScripts.embed(config, path));
      layer = ScriptFunction.compile(manager, XlmrScripts.layer(config, path));
      for (Pooling pooling : Pooling.values()) {
        pool.put(pooling, ScriptFunction.compile(manager, XlmrScripts.pool(pooling)));
      }
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  public EncoderConfig config() {
    return config;
  }

  public ProductPath path() {
    return path;
  }

  public XlmrWeights weights() {
    return weights;
  }

  /**
   * Computes one vector per row; on a trainable path, with gradients where a collector is open.
   *
   * @param step owns what is computed; its arrays must live until gradients were taken
   * @return float32 of shape rows x hidden, not scaled
   */
  public NDArray pooled(NDManager step, TokenBatch batch, Pooling pooling) {
    Shape shape = new Shape(batch.rows(), batch.width());
    NDArray ids = step.create(batch.longIds(), shape);
    ScriptArgument real = ScriptArgument.of(step.create(batch.realTokens(), shape));
    NDArray states = call(embed, step, ScriptArgument.of(ids), list(weights.embeddings()));
    for (List<NDArray> layerWeights : weights.layers()) {
      NDArray next = call(layer, step, ScriptArgument.of(states), real, list(layerWeights));
      if (!path.isTrainable()) {
        // Without gradients nobody looks back: the memory of one layer is enough.
        states.close();
      }
      states = next;
    }
    ScriptFunction chosen = Objects.requireNonNull(pool.get(pooling));
    return call(chosen, step, ScriptArgument.of(states), real);
  }

  private NDArray call(ScriptFunction function, NDManager step, ScriptArgument... arguments) {
    return path.isTrainable()
        ? function.train(step, arguments).head()
        : function.infer(step, arguments).head();
  }

  private static ScriptArgument list(List<NDArray> arrays) {
    return ScriptArgument.of(arrays);
  }

  @Override
  public void close() {
    manager.close();
  }
}
