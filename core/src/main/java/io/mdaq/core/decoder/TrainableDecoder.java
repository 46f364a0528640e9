// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.ModelWeights;
import io.mdaq.core.torch.GradientTape;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.ScriptArgument;
import io.mdaq.core.torch.ScriptFunction;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decoder whose parts are called one by one, so that gradients pass from the loss to every weight
 * that wants them, and a layer can be computed again instead of being remembered. Which weights
 * those may be depends on the {@link TrainableForm}. The arithmetic is that of {@link CausalLm},
 * except that in bfloat16 the insides of layers and the logits of the loss are rounded more often
 * ({@link TrainedLayerText}). For one thread; close it after the last use.
 *
 * <p>Shapes: B rows of T tokens, hidden width C, vocabulary V. All rows have T tokens; those
 * shorter are filled up at the right with any token, which the tokens before do not see.
 */
public final class TrainableDecoder implements AutoCloseable {

  /** Stands for a state of which no loss is taken. */
  public static final long NO_TARGET = -1;

  /** The logits for which there is memory at least: 128 MB of float32. */
  public static final int LOGITS_ROOM = 1 << 25;

  private final NDManager manager;
  private final DecoderConfig config;
  private final TrainableForm form;
  private final Adaptation adaptation;
  private final DecoderWeights weights;
  private final RotaryArrays rotary;
  private final ScriptFunction embed;
  private final ScriptFunction layer;
  private final ScriptFunction logits;
  private final ScriptFunction normed;
  private final ScriptFunction lossGradients;
  private final ScriptFunction headGradient;
  private @Nullable NDArray room;

  private TrainableDecoder(
      NDManager manager,
      DecoderConfig config,
      DecoderWeights weights,
      TrainableForm form,
      Adaptation adaptation,
      Products fastest) {
    DecoderScripts scripts =
        new DecoderScripts(config, form.multiplied(), form.products(), adaptation);
    this.manager = manager;
    this.config = config;
    this.form = form;
    this.adaptation = adaptation;
    this.weights = weights;
    this.rotary = new RotaryArrays(manager, config);
    this.embed = ScriptFunction.compile(manager, scripts.embed());
    this.layer = ScriptFunction.compile(manager, scripts.layer());
    this.logits = ScriptFunction.compile(manager, scripts.lastLogits());
    this.normed = ScriptFunction.compile(manager, scripts.normed());
    this.lossGradients = ScriptFunction.compile(manager, scripts.lossGradients(fastest));
    this.headGradient = ScriptFunction.compile(manager, scripts.headGradient());
  }

  /**
   * Loads a decoder's weights, for layers as they are.
   *
   * @throws io.mdaq.core.problem.UserException if they do not fit into memory
   */
  public static TrainableDecoder load(
      DecoderConfig config, ModelWeights stored, TrainableForm form, TorchDevice device) {
    return load(config, stored, form, device, Adaptation.NONE);
  }

  /**
   * Loads a decoder's weights.
   *
   * @param adaptation what layers take beside their weights
   * @throws io.mdaq.core.problem.UserException if they do not fit into memory
   */
  public static TrainableDecoder load(
      DecoderConfig config,
      ModelWeights stored,
      TrainableForm form,
      TorchDevice device,
      Adaptation adaptation) {
    NDManager manager = TorchEngine.newManager(device);
    try {
      DecoderWeights weights =
          DecoderWeights.load(
              manager,
              config,
              DecoderLayout.separate(config),
              stored,
              form.stored(),
              form.products());
      Products fastest = Products.forInference(manager, device);
      return new TrainableDecoder(manager, config, weights, form, adaptation, fastest);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  public DecoderConfig config() {
    return config;
  }

  public TrainableForm form() {
    return form;
  }

  /** For arrays that live as long as the model, or for less on a manager below it. */
  public NDManager manager() {
    return manager;
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

  /** States behind a layer without adapters, [B,T,C], of the states before it. */
  public NDArray layer(NDManager results, int number, NDArray states) {
    return layer(results, number, states, List.of());
  }

  /**
   * States behind a layer, [B,T,C], of the states before it.
   *
   * @param adapters float32 matrices A [rank,in] and B [out,rank] for each projection of the {@link
   *     Adaptation}, in its order
   * @throws IllegalArgumentException if there are more or fewer
   */
  public NDArray layer(NDManager results, int number, NDArray states, List<NDArray> adapters) {
    if (adapters.size() != 2 * adaptation.projections().size()) {
      throw new IllegalArgumentException(adapters.size() + " arrays for " + adaptation);
    }
    List<NDArray> arrays = new ArrayList<>(weights.layer(number));
    arrays.addAll(adapters);
    rotary.require(states.getShape().get(1));
    return layer
        .train(
            results,
            ScriptArgument.of(states),
            ScriptArgument.of(rotary.cosines()),
            ScriptArgument.of(rotary.sines()),
            ScriptArgument.of(arrays))
        .head();
  }

  /** Logits behind every token, [B*T,V], of the states behind the last layer, in float32. */
  public NDArray logits(NDManager results, NDArray states) {
    return logits
        .train(
            results,
            ScriptArgument.of(states),
            ScriptArgument.of(weights.lastNorm()),
            ScriptArgument.of(weights.head()))
        .head();
  }

  /**
   * Some of the states behind the last layer, normed for the head, [M,C].
   *
   * @param states [B,T,C]
   * @param places which states, numbered through all rows, [M] (int64)
   */
  public NDArray normed(NDManager results, NDArray states, NDArray places) {
    return normed
        .train(
            results,
            ScriptArgument.of(states),
            ScriptArgument.of(places),
            ScriptArgument.of(weights.lastNorm()))
        .head();
  }

  /**
   * Computes the loss of states made by {@link #normed}, and adds to the gradients of all that they
   * were computed from, and of the head.
   *
   * @param normed [M,C], recorded
   * @param targets the tokens that follow these states, or {@link #NO_TARGET}, [M] (int64)
   * @param factor by which gradients are multiplied
   * @return the sum of the cross-entropies
   */
  public double addGradients(NDArray normed, NDArray targets, double factor) {
    try (NDManager inside = manager.newSubManager()) {
      NDList results =
          lossGradients.infer(
              inside,
              ScriptArgument.of(normed),
              ScriptArgument.of(targets),
              ScriptArgument.of(inside.create((float) factor)),
              ScriptArgument.of(weights.head()),
              ScriptArgument.of(room(normed.getShape().get(0))));
      if (weights.head().hasGradient()) {
        ScriptArgument ofLogits = ScriptArgument.of(results.get(2));
        ScriptArgument weighted = ScriptArgument.of(results.get(3));
        GradientTape.backward(
            weights.head(), headGradient.infer(inside, weighted, ofLogits).head());
      }
      GradientTape.backward(normed, results.get(1));
      return results.get(0).getFloat();
    }
  }

  /** Memory for the logits of so many states, in what products are computed in. */
  private NDArray room(long rows) {
    NDArray known = room;
    if (known != null && known.getShape().get(0) >= rows) {
      return known;
    }
    if (known != null) {
      known.close();
    }
    long most = Math.max(rows, LOGITS_ROOM / config.vocabularySize());
    DataType type = form.multiplied() == Precision.BFLOAT16 ? DataType.FLOAT16 : DataType.FLOAT32;
    // Not set to anything: what is never used takes no memory.
    NDArray made = manager.create(new Shape(most, config.vocabularySize()), type);
    room = made;
    return made;
  }

  @Override
  public void close() {
    manager.close();
  }
}
