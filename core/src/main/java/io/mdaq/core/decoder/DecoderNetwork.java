// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.batching.BucketPlan;
import io.mdaq.core.decoder.RotaryTable.Rotation;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.torch.ScriptArgument;
import io.mdaq.core.torch.ScriptFunction;

/**
 * The scripts of a decoder together with its weights: arrays in, arrays out, on the caller's
 * manager. Safe for concurrent use.
 */
final class DecoderNetwork {

  private final NDManager manager;
  private final DecoderConfig config;
  private final DecoderWeights weights;
  private final RotaryTable rotary;
  private final ScriptFunction states;
  private final ScriptFunction logits;
  private final ScriptFunction logProbabilities;
  private final ScriptFunction prefill;
  private final ScriptFunction step;

  /**
   * @param manager owns the scripts
   */
  DecoderNetwork(
      NDManager manager, DecoderConfig config, DecoderWeights weights, Products products) {
    DecoderScripts scripts = new DecoderScripts(config, weights.precision(), products);
    this.manager = manager;
    this.config = config;
    this.weights = weights;
    this.rotary = new RotaryTable(config);
    this.states = ScriptFunction.compile(manager, scripts.states());
    this.logits = ScriptFunction.compile(manager, scripts.logits());
    this.logProbabilities = ScriptFunction.compile(manager, scripts.logProbabilities());
    this.prefill = ScriptFunction.compile(manager, scripts.prefill());
    this.step = ScriptFunction.compile(manager, scripts.step());
  }

  /**
   * What follows the last tokens of some rows.
   *
   * @param logits one after the other, the vocabulary's size each
   * @param normalizers the logarithms of the sums of their exponentials
   */
  record Predictions(float[] logits, float[] normalizers) {

    private static Predictions of(NDList results) {
      return new Predictions(results.get(0).toFloatArray(), results.get(1).toFloatArray());
    }
  }

  DecoderConfig config() {
    return config;
  }

  DecoderWeights weights() {
    return weights;
  }

  /** For the arrays of one call; the caller closes it. */
  NDManager newManager() {
    return manager.newSubManager();
  }

  /** A cache for so many rows of so many tokens; the caller closes it. */
  KeyValueCache newCache(int rows, int places) {
    return KeyValueCache.take(manager, config, weights.precision(), rows, places);
  }

  /**
   * The states behind the last norm, numbered row after row: {@code [rows * length, hidden]}.
   *
   * @param ids {@code rows * length} ids
   */
  NDArray states(NDManager call, long[] ids, int length) {
    Rotation rotation = rotary.first(call, length);
    return states
        .infer(
            call,
            ScriptArgument.of(call.create(ids, new Shape(ids.length / length, length))),
            ScriptArgument.of(rotation.cosines()),
            ScriptArgument.of(rotation.sines()),
            allWeights())
        .head();
  }

  /** The logits of some states: {@code [places, vocabulary]}. */
  NDArray logits(NDManager call, NDArray states, long[] places) {
    return logits
        .infer(
            call, ScriptArgument.of(states), ScriptArgument.of(call.create(places)), allWeights())
        .head();
  }

  /** The log-probability of a token behind each of some states. */
  float[] logProbabilities(NDManager call, NDArray states, long[] places, long[] targets) {
    return logProbabilities
        .infer(
            call,
            ScriptArgument.of(states),
            ScriptArgument.of(call.create(places)),
            ScriptArgument.of(call.create(targets)),
            allWeights())
        .head()
        .toFloatArray();
  }

  /**
   * Reads rows into the cache.
   *
   * @param ids {@code rows * length} ids
   * @param slots the place in the cache of each of them
   * @param last which of them are the last of a row
   * @return what follows the last ones
   */
  Predictions prefill(
      NDManager call, long[] ids, int length, long[] slots, long[] last, KeyValueCache cache) {
    Rotation rotation = rotary.first(call, length);
    return Predictions.of(
        prefill.infer(
            call,
            ScriptArgument.of(call.create(ids, new Shape(ids.length / length, length))),
            ScriptArgument.of(rotation.cosines()),
            ScriptArgument.of(rotation.sines()),
            ScriptArgument.of(call.create(slots)),
            ScriptArgument.of(call.create(last)),
            allWeights(),
            ScriptArgument.of(cache.arrays())));
  }

  /**
   * Appends a token to each row of the cache.
   *
   * @param positions the place of the new token in its row
   * @return what follows them
   */
  Predictions step(NDManager call, long[] ids, int[] positions, KeyValueCache cache) {
    Rotation rotation = rotary.each(call, positions);
    return Predictions.of(
        step.infer(
            call,
            ScriptArgument.of(call.create(ids, new Shape(ids.length, 1))),
            ScriptArgument.of(rotation.cosines()),
            ScriptArgument.of(rotation.sines()),
            ScriptArgument.of(call.create(cache.slots(positions))),
            ScriptArgument.of(mask(call, positions, cache.places())),
            allWeights(),
            ScriptArgument.of(cache.arrays())));
  }

  /** {@code [rows, 1, 1, seen]}: 0 up to and with the row's position, minus infinity behind it. */
  private static NDArray mask(NDManager call, int[] positions, int places) {
    int longest = 0;
    for (int position : positions) {
      longest = Math.max(longest, position + 1);
    }
    int seen = Math.min(places, BucketPlan.roundUp(longest));
    float[] mask = new float[positions.length * seen];
    for (int row = 0; row < positions.length; row++) {
      for (int i = positions[row] + 1; i < seen; i++) {
        mask[row * seen + i] = Float.NEGATIVE_INFINITY;
      }
    }
    return call.create(mask, new Shape(positions.length, 1, 1, seen));
  }

  private ScriptArgument allWeights() {
    return ScriptArgument.of(weights.arrays());
  }
}
