// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.triplet;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.mdaq.core.encoder.ProductPath;
import io.mdaq.core.encoder.XlmrNetwork;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loss curves of an independent implementation, in float32. */
class GoldenTrainingEncoderTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.training.GoldenTraining#triplet")
  void triplets(GoldenTraining golden) {
    ModelFolder files = ModelFolder.open(golden.folder());
    EncoderConfig config = (EncoderConfig) files.config();
    List<Triplet> triplets = triplets(golden, config);
    int steps = golden.reference().get("triplet").get("losses").size();
    for (Activations activations : Activations.values()) {
      try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU);
          XlmrNetwork network =
              new XlmrNetwork(manager, config, files.weights()::get, ProductPath.TRAINABLE)) {
        EncoderTraining model = new EncoderTraining(manager, network, 0.5, activations);
        AdamWSettings settings = AdamWSettings.DEFAULT.withWeightDecay(0.01, Decayed.ALL);
        List<StepReport> reports = new ArrayList<>();
        new Trainer<>(
                model,
                new TripletSource(
                    triplets, config.padId(), new BatchPlan(3, 4096, BatchPlan.Order.GIVEN, 0)),
                new AdamW(manager, model.parameters(), settings),
                new Schedule(Schedule.Shape.CONSTANT, 1e-3, 0, steps),
                Double.POSITIVE_INFINITY)
            .run(manager, TrainingObserver.of(reports::add));
        golden.assertFollows("triplet", reports);
      }
    }
  }

  private static List<Triplet> triplets(GoldenTraining golden, EncoderConfig config) {
    List<Triplet> triplets = new ArrayList<>();
    try (TextTokenizer tokenizer = TextTokenizer.open(golden.folder(), config)) {
      for (JsonNode texts : golden.reference().get("triplet").get("texts")) {
        List<int[]> ids = new ArrayList<>();
        texts.forEach(text -> ids.add(tokenizer.encode(text.asText(), SpecialTokens.WITH)));
        triplets.add(new Triplet(ids.get(0), ids.get(1), ids.get(2)));
      }
    }
    return triplets;
  }
}
