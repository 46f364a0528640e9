// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import ai.djl.ndarray.NDArray;
import io.mdaq.core.decoder.TinyDecoder;
import io.mdaq.core.decoder.TrainableDecoder;
import io.mdaq.core.decoder.TrainableForm;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.AdamW;
import io.mdaq.core.training.AdamWSettings;
import io.mdaq.core.training.BatchPlan;
import io.mdaq.core.training.Schedule;
import io.mdaq.core.training.Trainer;
import io.mdaq.core.training.TrainingObserver;
import io.mdaq.core.training.lora.LoraAdapter;
import io.mdaq.core.training.lora.LoraConfig;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Trains a small decoder on rows of random tokens. */
record TinyTraining(
    ModelFolder files,
    TrainableForm form,
    Optional<LoraConfig> lora,
    Activations activations,
    List<Example> examples,
    BatchPlan plan,
    long steps) {

  private static final long DATA_SEED = 20260301;

  static TinyTraining of(ModelFolder files) {
    return new TinyTraining(
        files,
        TrainableForm.FLOAT32,
        Optional.empty(),
        Activations.KEEP,
        examples(12),
        new BatchPlan(4, 1 << 20, BatchPlan.Order.SHUFFLED, 1),
        7);
  }

  static List<Example> examples(int rows) {
    SplittableRandom random = new SplittableRandom(DATA_SEED);
    List<Example> examples = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int[] prompt = random.ints(random.nextInt(1, 10), 0, 300).toArray();
      int[] response = random.ints(random.nextInt(1, 10), 0, 300).toArray();
      examples.add(Example.ofResponse(prompt, response));
    }
    return examples;
  }

  TinyTraining with(LoraConfig config) {
    return new TinyTraining(files, form, Optional.of(config), activations, examples, plan, steps);
  }

  TinyTraining with(TrainableForm other) {
    return new TinyTraining(files, other, lora, activations, examples, plan, steps);
  }

  TinyTraining with(Activations other) {
    return new TinyTraining(files, form, lora, other, examples, plan, steps);
  }

  TinyTraining with(List<Example> others) {
    return new TinyTraining(files, form, lora, activations, others, plan, steps);
  }

  TinyTraining with(BatchPlan other) {
    return new TinyTraining(files, form, lora, activations, examples, other, steps);
  }

  TinyTraining withSteps(long other) {
    return new TinyTraining(files, form, lora, activations, examples, plan, other);
  }

  /** What a training works on, while it is open. */
  record Parts(TrainableDecoder decoder, Optional<LoraAdapter> adapter, DecoderTraining model) {

    /** All trained numbers, in order. */
    float[] numbers() {
      return concatenated(model.parameters().stream().map(p -> p.array()).toList());
    }

    /** The bytes of all weights of the model. */
    List<ByteBuffer> weights() {
      return decoder.weights().arrays().stream()
          .map(array -> ByteBuffer.wrap(array.toByteArray()))
          .toList();
    }

    private static float[] concatenated(List<NDArray> arrays) {
      float[] all = new float[0];
      for (NDArray array : arrays) {
        float[] values = array.toFloatArray();
        all = Arrays.copyOf(all, all.length + values.length);
        System.arraycopy(values, 0, all, all.length - values.length, values.length);
      }
      return all;
    }
  }

  /** Trains, then shows the parts before they are closed. */
  void run(TrainingObserver observer, Consumer<Parts> before, Consumer<Parts> after) {
    LoraConfig config = lora.orElse(null);
    try (TrainableDecoder decoder =
        config == null
            ? TrainableDecoder.load(TinyDecoder.QWEN2.config(), files.weights(), form, cpu())
            : TrainableDecoder.load(
                TinyDecoder.QWEN2.config(), files.weights(), form, cpu(), config.adaptation())) {
      Optional<LoraAdapter> adapter =
          lora.map(c -> LoraAdapter.create(decoder.manager(), decoder.config(), c, 11));
      DecoderTraining model =
          adapter
              .map(a -> DecoderTraining.ofAdapter(decoder, a, activations))
              .orElseGet(() -> DecoderTraining.ofAllWeights(decoder, activations));
      Parts parts = new Parts(decoder, adapter, model);
      before.accept(parts);
      new Trainer<>(
              model,
              new CausalSource(ExampleSet.of(examples, 128, ExampleSet.TooLong.TRUNCATE), plan),
              new AdamW(decoder.manager(), model.parameters(), AdamWSettings.DEFAULT),
              new Schedule(Schedule.Shape.COSINE, 1e-2, 2, steps),
              1.0)
          .run(decoder.manager(), observer);
      after.accept(parts);
    }
  }

  /** The trained numbers at the end. */
  float[] run(TrainingObserver observer) {
    List<float[]> numbers = new ArrayList<>();
    run(observer, parts -> {}, parts -> numbers.add(parts.numbers()));
    return numbers.get(0);
  }

  private static TorchDevice cpu() {
    return TorchDevice.CPU;
  }
}
