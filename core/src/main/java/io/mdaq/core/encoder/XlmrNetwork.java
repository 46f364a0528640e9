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

  /** How many layers there are between the embedding and the pooling. */
  public int layers() {
    return weights.layers().size();
  }

  /**
   * Rows as arrays of shape rows x tokens.
   *
   * @param ids int64, filled up with the padding id
   * @param real float32, 1 at tokens and 0 at padding
   */
  public record Rows(NDArray ids, NDArray real) {}

  /** Rows as arrays of the given manager. */
  public Rows rows(NDManager step, TokenBatch batch) {
    Shape shape = new Shape(batch.rows(), batch.width());
    return new Rows(step.create(batch.longIds(), shape), step.create(batch.realTokens(), shape));
  }

  /** States before the first layer: float32 of shape rows x tokens x hidden. */
  public NDArray embed(NDManager step, Rows rows) {
    return call(embed, step, ScriptArgument.of(rows.ids), list(weights.embeddings()));
  }

  /** States behind a layer, of those before it. */
  public NDArray layer(NDManager step, int number, Rows rows, NDArray states) {
    return call(
        layer,
        step,
        ScriptArgument.of(states),
        ScriptArgument.of(rows.real),
        list(weights.layers().get(number)));
  }

  /** One vector per row, rows x hidden, of the states behind the last layer; not scaled. */
  public NDArray pool(NDManager step, Rows rows, NDArray states, Pooling pooling) {
    ScriptFunction chosen = Objects.requireNonNull(pool.get(pooling));
    return call(chosen, step, ScriptArgument.of(states), ScriptArgument.of(rows.real));
  }

  /**
   * Computes one vector per row; on a trainable path, with gradients where a collector is open.
   *
   * @param step owns what is computed; its arrays must live until gradients were taken
   * @return float32 of shape rows x hidden, not scaled
   */
  public NDArray pooled(NDManager step, TokenBatch batch, Pooling pooling) {
    Rows rows = rows(step, batch);
    NDArray states = embed(step, rows);
    for (int number = 0; number < layers(); number++) {
      NDArray next = layer(step, number, rows, states);
      if (!path.isTrainable()) {
        // Without gradients nobody looks back: the memory of one layer is enough.
        states.close();
      }
      states = next;
    }
    return pool(step, rows, states, pooling);
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
