// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.torch.GradientTape;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainableDecoderTest {

  private static final int[] TEXT = new SplittableRandom(2).ints(16, 0, 300).toArray();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void logitsAreThoseOfTheInferencePath(TinyDecoder tiny) {
    ModelFolder files = tiny.write(folder);
    for (TrainableForm form : TrainableForm.values()) {
      Precision precision = form.multiplied();
      try (CausalLm model = CausalLm.load(files, precision, TorchDevice.CPU);
          TrainableDecoder trainable = open(tiny, files, form);
          NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
        float[] actual = forward(manager, trainable, tiny).toFloatArray();
        float[][] expected = model.logits(TEXT);
        double tolerance = precision == Precision.FLOAT32 ? 1e-4 : 0.2;
        for (int i = 0; i < actual.length; i++) {
          assertThat(actual[i]).isCloseTo(expected[i / 300][i % 300], within((float) tolerance));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreTheSlopes(TinyDecoder tiny) {
    try (TrainableDecoder model = open(tiny, tiny.write(folder), TrainableForm.FLOAT32);
        NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      NDArray direction = random(manager, new Shape(16, 300), 3);
      for (String name : model.weights().names()) {
        NDArray weight = model.weights().get(name);
        weight.setRequiresGradient(true);
        NDArray gradient;
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
          collector.backward(forward(manager, model, tiny).mul(direction).sum());
          gradient = weight.getGradient().duplicate();
        }
        weight.setRequiresGradient(false);
        // Along the gradient the slope is its length.
        double slope = Math.sqrt(gradient.square().sum().getFloat());
        double length = 1e-2;
        NDArray change = gradient.mul(length / slope);
        weight.addi(change);
        double above = forward(manager, model, tiny).mul(direction).sum().getFloat();
        weight.subi(change.mul(2));
        double below = forward(manager, model, tiny).mul(direction).sum().getFloat();
        weight.addi(change);

        assertThat((above - below) / (2 * length))
            .as(name)
            .isCloseTo(slope, within(1e-3 + 0.02 * slope));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsPassThroughFrozenMatrices(TinyDecoder tiny) {
    try (TrainableDecoder model = open(tiny, tiny.write(folder), TrainableForm.FROZEN_BFLOAT16);
        NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      NDArray states = random(manager, new Shape(1, 16, 64), 5);
      states.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray x = model.layer(manager, 1, model.layer(manager, 0, states));
        collector.backward(model.logits(manager, x).square().sum());
        assertThat(states.getGradient().abs().min().getFloat()).isPositive();
      }
    }
  }

  /** Memory for logits is kept, and used for other numbers of states. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "MIXED"})
  void theLossAndItsGradientsAreThoseOfItsParts(TrainableForm form) {
    int count = 1_030;
    try (TrainableDecoder model = open(TinyDecoder.QWEN2, TinyDecoder.QWEN2.write(folder), form);
        NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      NDArray head = model.weights().head();
      head.setRequiresGradient(true);
      List<Double> losses = new ArrayList<>();
      List<float[]> gradients = new ArrayList<>();
      for (int part : new int[] {count, 103}) {
        NDArray states = random(manager, new Shape(1, count, 64), 5).mul(30);
        states.setRequiresGradient(true);
        GradientTape.clear(head);
        double loss = 0;
        for (int from = 0; from < count; from += part) {
          NDArray places = manager.arange(from, from + part, 1, DataType.INT64);
          NDArray normed = GradientTape.record(() -> model.normed(manager, states, places));
          loss += model.addGradients(normed, places.mod(300), 1.0 / count);
        }
        losses.add(loss / count);
        gradients.add(
            states.getGradient().concat(head.getGradient().expandDims(0), 1).toFloatArray());
      }

      assertThat(losses.get(0)).isCloseTo(losses.get(1), within(1e-5));
      float most = form == TrainableForm.FLOAT32 ? 1e-7f : 2e-4f;
      assertThat(gradients.get(0)).containsExactly(gradients.get(1), within(most));
    }
  }

  /** The model is so sure, and so wrong, that the share of the target is 0 as float32. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "MIXED"})
  void aLossBeyondWhatSharesCanSayIsExact(TrainableForm form) {
    try (TrainableDecoder model = open(TinyDecoder.QWEN2, TinyDecoder.QWEN2.write(folder), form);
        NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      model.weights().head().muli(1_000);
      NDArray states = random(manager, new Shape(1, 40, 64), 5).mul(30);
      states.setRequiresGradient(true);
      NDArray places = manager.arange(0, 40, 1, DataType.INT64);
      NDArray logits = model.logits(manager, states);
      long[] targets = logits.argMin(1).toLongArray();
      targets[7] = TrainableDecoder.NO_TARGET;
      double expected = 0;
      for (int i = 0; i < targets.length; i++) {
        if (targets[i] >= 0) {
          expected -= logits.get(i).logSoftmax(0).getFloat(targets[i]);
        }
      }
      assertThat(expected / 39).isGreaterThan(200);

      NDArray normed = GradientTape.record(() -> model.normed(manager, states, places));
      double loss = model.addGradients(normed, manager.create(targets), 1.0);

      assertThat(loss / expected).isCloseTo(1, within(form == TrainableForm.MIXED ? 1e-2 : 1e-6));
    }
  }

  private static TrainableDecoder open(TinyDecoder tiny, ModelFolder files, TrainableForm form) {
    return TrainableDecoder.load(tiny.config(), files.weights(), form, TorchDevice.CPU);
  }

  private static NDArray forward(NDManager manager, TrainableDecoder model, TinyDecoder tiny) {
    long[] ids = Arrays.stream(TEXT).asLongStream().toArray();
    NDArray x = model.embed(manager, manager.create(ids, new Shape(1, ids.length)));
    for (int layer = 0; layer < tiny.config().layers(); layer++) {
      x = model.layer(manager, layer, x);
    }
    return model.logits(manager, x);
  }

  /** Numbers whose squares add up to 1. */
  private static NDArray random(NDManager manager, Shape shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[(int) shape.size()];
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextDouble() - 0.5);
      squares += values[i] * values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= (float) Math.sqrt(squares);
    }
    return manager.create(values, shape).toType(DataType.FLOAT32, false);
  }
}
