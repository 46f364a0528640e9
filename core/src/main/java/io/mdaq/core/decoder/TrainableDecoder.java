// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.decoder.RotaryTable.Rotation;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.ModelWeights;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.ScriptArgument;
import io.mdaq.core.torch.ScriptFunction;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;

/**
 * A decoder whose parts are called one by one, so that gradients pass from the logits to every
 * weight that wants them, and a layer can be computed again instead of being remembered. In FLOAT32
 * every weight can be trained; in BFLOAT16 the matrices are frozen, and gradients pass through them
 * to the states before. The arithmetic is that of {@link CausalLm}. For one thread; close it after
 * the last use.
 *
 * <p>Shapes: B rows of T tokens, hidden width C, vocabulary V. All rows have T tokens; those
 * shorter are filled up at the right with any token, which the tokens before do not see.
 */
public final class TrainableDecoder implements AutoCloseable {

  private final NDManager manager;
  private final DecoderWeights weights;
  private final RotaryTable rotary;
  private final ScriptFunction embed;
  private final ScriptFunction layer;
  private final ScriptFunction logits;

  private TrainableDecoder(NDManager manager, DecoderConfig config, DecoderWeights weights) {
    DecoderScripts scripts = new DecoderScripts(config, weights.precision(), Products.PLAIN);
    this.manager = manager;
    this.weights = weights;
    this.rotary = new RotaryTable(config);
    this.embed = ScriptFunction.compile(manager, scripts.embed());
    this.layer = ScriptFunction.compile(manager, scripts.layer());
    this.logits = ScriptFunction.compile(manager, scripts.lastLogits());
  }

  /**
   * Loads a decoder's weights.
   *
   * @throws io.mdaq.core.problem.UserException if they do not fit into memory
   */
  public static TrainableDecoder load(
      DecoderConfig config, ModelWeights stored, Precision precision, TorchDevice device) {
    NDManager manager = TorchEngine.newManager(device);
    try {
      DecoderWeights weights =
          DecoderWeights.load(
              manager, config, stored, TorchEngine.resolve(precision, device), Products.PLAIN);
      return new TrainableDecoder(manager, config, weights);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** All weights by name: what to train, to save, or to change in place. */
  public DecoderWeights weights() {
    return weights;
  }

  /** States before the first layer, [B,T,C], of ids [B,T] (int64). */
  public NDArray embed(NDManager results, NDArray ids) {
    return embed
        .train(results, ScriptArgument.of(ids), ScriptArgument.of(weights.embedding()))
        .head();
  }

  /** States behind a layer, [B,T,C], of the states before it. */
  public NDArray layer(NDManager results, int number, NDArray states) {
    Rotation rotation = rotary.first(results, (int) states.getShape().get(1));
    return layer
        .train(
            results,
            ScriptArgument.of(states),
            ScriptArgument.of(rotation.cosines()),
            ScriptArgument.of(rotation.sines()),
            ScriptArgument.of(weights.layer(number)))
        .head();
  }

  /** Logits behind every token, [B*T,V], of the states behind the last layer. */
  public NDArray logits(NDManager results, NDArray states) {
    return logits
        .train(
            results,
            ScriptArgument.of(states),
            ScriptArgument.of(weights.lastNorm()),
            ScriptArgument.of(weights.head()))
        .head();
  }

  @Override
  public void close() {
    manager.close();
  }
}
