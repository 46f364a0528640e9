// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.decoder.TrainableDecoder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.ArrayFeed;
import io.mdaq.core.torch.GradientTape;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.Chain;
import io.mdaq.core.training.ForwardPass;
import io.mdaq.core.training.Parameter;
import io.mdaq.core.training.TrainableModel;
import io.mdaq.core.training.lora.LoraAdapter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** A decoder that learns to predict tokens. */
public final class DecoderTraining implements TrainableModel<CausalBatch> {

  /** The most logits at once. */
  static final int MOST_LOGITS = TrainableDecoder.LOGITS_ROOM;

  /** The loss is taken of a multiple of so many terms: few shapes, as for widths. */
  private static final int TERMS_STEP = 64;

  private final TrainableDecoder decoder;
  private final List<Parameter> parameters;
  private final IntFunction<List<NDArray>> adapters;
  private final Activations activations;
  private final DecoderOperations operations;
  private final ArrayFeed feed = new ArrayFeed();

  private DecoderTraining(
      TrainableDecoder decoder,
      List<Parameter> parameters,
      IntFunction<List<NDArray>> adapters,
      Activations activations,
      DecoderOperations operations) {
    this.decoder = decoder;
    this.parameters = List.copyOf(parameters);
    this.adapters = adapters;
    this.activations = activations;
    this.operations = operations;
  }

  /**
   * Trains all weights.
   *
   * @param decoder without adapters
   * @throws IllegalArgumentException if its matrices are frozen
   */
  public static DecoderTraining ofAllWeights(TrainableDecoder decoder, Activations activations) {
    if (!decoder.form().trainsMatrices()) {
      throw new IllegalArgumentException("the matrices of " + decoder.form() + " are frozen");
    }
    List<Parameter> parameters = new ArrayList<>();
    for (String name : decoder.weights().names()) {
      parameters.add(Parameter.of(name, decoder.weights().get(name)));
    }
    return new DecoderTraining(
        decoder,
        parameters,
        layer -> List.of(),
        activations,
        DecoderOperations.ofAllWeights(decoder.config()));
  }

  /**
   * Trains adapters; all weights are frozen.
   *
   * @param decoder loaded with the adapter's {@link
   *     io.mdaq.core.training.lora.LoraConfig#adaptation}
   */
  public static DecoderTraining ofAdapter(
      TrainableDecoder decoder, LoraAdapter adapter, Activations activations) {
    return new DecoderTraining(
        decoder,
        adapter.parameters(),
        adapter::layer,
        activations,
        DecoderOperations.ofAdapter(decoder.config(), adapter.size()));
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public double addGradients(CausalBatch batch, double scale) {
    requireKnown(batch);
    try (NDManager manager = decoder.manager().newSubManager();
        ForwardPass pass = ForwardPass.run(manager, chain(manager, batch), activations)) {
      double loss = 0;
      for (int[] part : batch.parts(mostTerms())) {
        loss += addLoss(manager, pass.result(), batch, part, scale);
      }
      pass.backward();
      return loss;
    }
  }

  /** As many as filling up to full steps leaves within the most logits. */
  private int mostTerms() {
    int steps = MOST_LOGITS / decoder.config().vocabularySize() / TERMS_STEP;
    return Math.max(1, steps) * TERMS_STEP;
  }

  private double addLoss(
      NDManager manager, NDArray states, CausalBatch batch, int[] part, double scale) {
    try (NDManager inside = manager.newSubManager()) {
      NDArray places = feed.longs(inside, padded(batch.places(), part, 0));
      NDArray targets =
          feed.longs(inside, padded(batch.targets(), part, TrainableDecoder.NO_TARGET));
      NDArray normed = GradientTape.record(() -> decoder.normed(inside, states, places));
      return decoder.addGradients(normed, targets, scale);
    }
  }

  private static long[] padded(long[] terms, int[] part, long padding) {
    int length = part[1] - part[0];
    long[] padded = new long[(length + TERMS_STEP - 1) / TERMS_STEP * TERMS_STEP];
    System.arraycopy(terms, part[0], padded, 0, length);
    Arrays.fill(padded, length, padded.length, padding);
    return padded;
  }

  /** An id beyond the table would read foreign memory or end the process. */
  private void requireKnown(CausalBatch batch) {
    int size = decoder.config().vocabularySize();
    long largest =
        Math.max(
            Arrays.stream(batch.ids()).max().orElse(0),
            Arrays.stream(batch.targets()).max().orElse(0));
    if (largest >= size) {
      throw UserException.failed(
          "token "
              + largest
              + " in the rows "
              + Arrays.toString(batch.rows())
              + " (counted from 0) is not in the model's vocabulary of "
              + size
              + ". Give tokenizer.json and weights of the same model.");
    }
    if (batch.width() > decoder.config().maxTokens()) {
      throw UserException.failed(
          "a sequence of "
              + batch.width()
              + " tokens in the rows "
              + Arrays.toString(batch.rows())
              + " (counted from 0) is longer than the model takes: "
              + decoder.config().maxTokens()
              + ". Set the longest sequence to that or less.");
    }
  }

  private Chain chain(NDManager manager, CausalBatch batch) {
    NDArray ids = feed.longs(manager, batch.ids(), new Shape(batch.rows().length, batch.width()));
    return new Chain() {
      @Override
      public NDArray first(NDManager results) {
        return decoder.embed(results, ids);
      }

      @Override
      public boolean trainsFirst() {
        return decoder.weights().arrays().get(0).hasGradient();
      }

      @Override
      public int layers() {
        return decoder.config().layers();
      }

      @Override
      public NDArray layer(NDManager results, int number, NDArray states) {
        return decoder.layer(results, number, states, adapters.apply(number));
      }
    };
  }

  @Override
  public double operations(CausalBatch batch) {
    return operations.ofBatch(batch.rows().length, batch.width(), batch.terms());
  }
}
