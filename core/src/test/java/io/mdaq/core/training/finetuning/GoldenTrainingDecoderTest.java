// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import com.fasterxml.jackson.databind.JsonNode;
import io.mdaq.core.decoder.Adaptation;
import io.mdaq.core.decoder.TrainableDecoder;
import io.mdaq.core.decoder.TrainableForm;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.AdamW;
import io.mdaq.core.training.AdamWSettings;
import io.mdaq.core.training.AdamWSettings.Decayed;
import io.mdaq.core.training.BatchPlan;
import io.mdaq.core.training.GoldenTraining;
import io.mdaq.core.training.Schedule;
import io.mdaq.core.training.StepReport;
import io.mdaq.core.training.Trainer;
import io.mdaq.core.training.TrainingObserver;
import io.mdaq.core.training.lora.AdapterFolder;
import io.mdaq.core.training.lora.LoraAdapter;
import io.mdaq.core.training.lora.LoraConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loss curves of independent implementations, in float32. */
class GoldenTrainingDecoderTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.training.GoldenTraining#finetune")
  void allWeights(GoldenTraining golden) {
    for (Activations activations : Activations.values()) {
      try (TrainableDecoder decoder = open(golden, Adaptation.NONE)) {
        var model = DecoderTraining.ofAllWeights(decoder, activations);
        AdamWSettings settings = AdamWSettings.DEFAULT.withWeightDecay(0.01, Decayed.ALL);
        golden.assertFollows(
            "finetune", train(golden, decoder, model, settings, 1e-3, steps(golden, "finetune")));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.training.GoldenTraining#lora")
  void adapter(GoldenTraining golden) {
    Path folder = golden.folder().resolve("lora-init");
    LoraConfig config = AdapterFolder.readConfig(folder);
    for (Activations activations : Activations.values()) {
      try (TrainableDecoder decoder = open(golden, config.adaptation())) {
        var adapter = LoraAdapter.load(decoder.manager(), decoder.config(), config, folder);
        var model = DecoderTraining.ofAdapter(decoder, adapter, activations);
        int steps = steps(golden, "lora");
        golden.assertFollows(
            "lora", train(golden, decoder, model, AdamWSettings.DEFAULT, 5e-3, steps));
      }
    }
  }

  private static TrainableDecoder open(GoldenTraining golden, Adaptation adaptation) {
    ModelFolder files = ModelFolder.open(golden.folder());
    return TrainableDecoder.load(
        (DecoderConfig) files.config(),
        files.weights(),
        TrainableForm.FLOAT32,
        TorchDevice.CPU,
        adaptation);
  }

  private static int steps(GoldenTraining golden, String part) {
    return golden.reference().get(part).get("losses").size();
  }

  private static List<StepReport> train(
      GoldenTraining golden,
      TrainableDecoder decoder,
      DecoderTraining model,
      AdamWSettings settings,
      double rate,
      int steps) {
    JsonNode data = golden.reference().get("finetune");
    List<int[]> ids = GoldenTraining.rows(data.get("input_ids"));
    List<int[]> labels = GoldenTraining.rows(data.get("labels"));
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      examples.add(new Example(ids.get(i), labels.get(i)));
    }
    List<StepReport> reports = new ArrayList<>();
    new Trainer<>(
            model,
            new CausalSource(
                ExampleSet.of(examples, 256, ExampleSet.TooLong.DROP),
                new BatchPlan(ids.size(), 4096, BatchPlan.Order.GIVEN, 0)),
            new AdamW(decoder.manager(), model.parameters(), settings),
            new Schedule(Schedule.Shape.CONSTANT, rate, 0, steps),
            1.0)
        .run(decoder.manager(), TrainingObserver.of(reports::add));
    return reports;
  }
}
