// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.triplet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.encoder.ProductPath;
import io.mdaq.core.encoder.XlmrNetwork;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.AdamW;
import io.mdaq.core.training.AdamWSettings;
import io.mdaq.core.training.BatchPlan;
import io.mdaq.core.training.Schedule;
import io.mdaq.core.training.StepReport;
import io.mdaq.core.training.Trainer;
import io.mdaq.core.training.TrainingObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncoderTrainingTest {

  private static final EncoderConfig CONFIG = (EncoderConfig) KnownShape.XLM_ROBERTA_TINY.config();
  private static final long DATA_SEED = 20260302;
  private static final int STEPS = 30;

  @TempDir private Path folder;

  private ModelFolder files;

  @BeforeEach
  void writeModel() {
    new RandomCheckpoint(CONFIG, 7, DType.F32, Long.MAX_VALUE).write(folder.resolve("model"));
    files = ModelFolder.open(folder.resolve("model"));
  }

  @ParameterizedTest
  @EnumSource(names = {"TRAINABLE", "TRAINABLE_BFLOAT16"})
  void theLossFalls(ProductPath path) {
    List<Double> losses = losses(path, Activations.KEEP);

    assertThat(losses.get(STEPS - 1)).isLessThan(0.5 * losses.get(0));
  }

  @Test
  void bfloat16BeginsWhereFloat32Does() {
    double exact = losses(ProductPath.TRAINABLE, Activations.KEEP).get(0);

    assertThat(losses(ProductPath.TRAINABLE_BFLOAT16, Activations.KEEP).get(0))
        .isNotEqualTo(exact)
        .isCloseTo(exact, within(0.02 * exact));
  }

  @ParameterizedTest
  @EnumSource(names = {"TRAINABLE", "TRAINABLE_BFLOAT16"})
  void recomputingChangesNoBit(ProductPath path) {
    assertThat(losses(path, Activations.RECOMPUTE)).isEqualTo(losses(path, Activations.KEEP));
  }

  private List<Double> losses(ProductPath path, Activations activations) {
    List<Double> losses = new ArrayList<>();
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU);
        XlmrNetwork network = new XlmrNetwork(manager, CONFIG, files.weights()::get, path)) {
      EncoderTraining model = new EncoderTraining(manager, network, 0.5, activations);
      new Trainer<>(
              model,
              new TripletSource(
                  triplets(), CONFIG.padId(), new BatchPlan(4, 4096, BatchPlan.Order.GIVEN, 0)),
              new AdamW(manager, model.parameters(), AdamWSettings.DEFAULT),
              new Schedule(Schedule.Shape.CONSTANT, 1e-3, 0, STEPS),
              1.0)
          .run(manager, TrainingObserver.of((StepReport report) -> losses.add(report.loss())));
    }
    return losses;
  }

  private static List<Triplet> triplets() {
    SplittableRandom random = new SplittableRandom(DATA_SEED);
    List<Triplet> triplets = new ArrayList<>();
    for (int row = 0; row < 4; row++) {
      triplets.add(new Triplet(text(random), text(random), text(random)));
    }
    return triplets;
  }

  private static int[] text(SplittableRandom random) {
    return random.ints(random.nextInt(2, 20), 4, 260).toArray();
  }
}
