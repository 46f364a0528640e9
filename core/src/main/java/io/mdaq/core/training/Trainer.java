// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.TorchProblems;
import java.util.Arrays;
import java.util.List;

/**
 * The training loop, the same for every model, loss and optimizer. With equal arguments, on equal
 * hardware and with the same number of threads, it leaves the same bits.
 */
public final class Trainer<B extends Batch> {

  private final TrainableModel<B> model;
  private final BatchSource<B> source;
  private final Optimizer optimizer;
  private final Schedule schedule;
  private final double maxNorm;

  /**
   * @param optimizer of the model's parameters
   * @param schedule says how many steps there are
   * @param maxNorm gradients are shortened to this, above 0; infinite for never
   */
  public Trainer(
      TrainableModel<B> model,
      BatchSource<B> source,
      Optimizer optimizer,
      Schedule schedule,
      double maxNorm) {
    Ranges.require("maxNorm", maxNorm, maxNorm > 0, "above 0");
    this.model = model;
    this.source = source;
    this.optimizer = optimizer;
    this.schedule = schedule;
    this.maxNorm = maxNorm;
  }

  /**
   * Trains until the schedule's last step.
   *
   * @param workspace owns what is computed meanwhile
   * @throws UserException if a loss or gradient is no finite number, which changes nothing more, or
   *     memory runs out
   */
  public void run(NDManager workspace, TrainingObserver observer) {
    TrainingState state = new TrainingState(model.parameters(), optimizer);
    Gradients gradients = new Gradients(workspace, model.parameters());
    long done = observer.begin(state);
    for (long step = done; step < schedule.totalSteps(); step++) {
      try (NDManager manager = workspace.newSubManager()) {
        observer.stepped(step(manager, gradients, step), state);
      }
    }
  }

  private StepReport step(NDManager manager, Gradients gradients, long step) {
    long start = System.nanoTime();
    List<B> batches = source.step(step);
    long terms = batches.stream().mapToLong(Batch::terms).sum();
    gradients.clear();
    double sum = 0;
    for (B batch : batches) {
      sum += addGradients(batch, 1.0 / terms, step);
    }
    List<NDArray> arrays = gradients.arrays(manager);
    double norm = gradients.norm(manager, arrays);
    if (!Double.isFinite(norm)) {
      throw notFinite("gradient norm", norm, step, rows(batches));
    }
    gradients.clip(manager, arrays, norm, maxNorm);
    double rate = schedule.rate(step);
    optimizer.update(arrays, rate, step + 1);
    return new StepReport(
        step + 1,
        schedule.totalSteps(),
        sum / terms,
        rate,
        norm,
        batches.stream().mapToLong(Batch::tokens).sum(),
        (System.nanoTime() - start) / 1e9,
        batches.stream().mapToDouble(model::operations).sum());
  }

  private double addGradients(B batch, double scale, long step) {
    try {
      double loss = model.addGradients(batch, scale);
      if (!Double.isFinite(loss)) {
        throw notFinite("loss", loss, step, batch.rows());
      }
      return loss;
    } catch (EngineException e) {
      throw TorchProblems.translate(
          e,
          "training step " + (step + 1) + " on " + batch.rows().length + " rows",
          "Lower the tokens computed at once or the longest row, recompute activations, or use"
              + " bfloat16.");
    }
  }

  private UserException notFinite(String what, double value, long step, int[] rows) {
    return UserException.failed(
        "training step "
            + (step + 1)
            + " of "
            + schedule.totalSteps()
            + ": the "
            + what
            + " is "
            + value
            + " on the rows "
            + Arrays.toString(rows)
            + " (counted from 0). Nothing was changed or saved after the step before. Lower the"
            + " learning rate (it is "
            + schedule.rate(step)
            + "), clip gradients, or look at these rows.");
  }

  private static int[] rows(List<? extends Batch> batches) {
    return batches.stream().flatMapToInt(batch -> Arrays.stream(batch.rows())).toArray();
  }
}
