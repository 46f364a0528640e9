// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.GradientTape;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {

  private record Rows(int[] rows) implements Batch {
    @Override
    public long terms() {
      return rows.length;
    }

    @Override
    public long tokens() {
      return rows.length;
    }
  }

  private static final class OneStep implements BatchSource<Rows> {
    @Override
    public int stepsPerEpoch() {
      return 1;
    }

    @Override
    public List<Rows> step(long step) {
      return List.of(new Rows(new int[] {4, 2}));
    }
  }

  /** The loss is the root of a number: at zero it is finite and its slope is not. */
  private record Root(NDArray number, List<Parameter> parameters) implements TrainableModel<Rows> {
    @Override
    public double addGradients(Rows batch, double scale) {
      try (NDArray loss = GradientTape.record(number::sqrt);
          NDArray gradient = loss.onesLike()) {
        GradientTape.backward(loss, gradient);
        return loss.getFloat();
      }
    }

    @Override
    public double operations(Rows batch) {
      return 1;
    }
  }

  @Test
  void anInfiniteGradientBehindAFiniteLossEndsTheTrainingBeforeItChangesAnything() {
    List<StepReport> reports = new ArrayList<>();
    try (NDManager manager = TorchEngine.newManager(TorchDevice.CPU)) {
      NDArray number = manager.create(new float[] {0});
      Root model = new Root(number, List.of(Parameter.of("number", number)));
      Trainer<Rows> trainer =
          new Trainer<>(
              model,
              new OneStep(),
              new AdamW(manager, model.parameters(), AdamWSettings.DEFAULT),
              new Schedule(Schedule.Shape.CONSTANT, 0.1, 0, 3),
              1.0);

      assertThatThrownBy(() -> trainer.run(manager, TrainingObserver.of(reports::add)))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("training step 1 of 3: the gradient norm is Infinity")
          .hasMessageContaining("on the rows [4, 2]")
          .hasMessageContaining("Nothing was changed");
      assertThat(number.getFloat(0)).isZero();
    }
    assertThat(reports).isEmpty();
  }
}
