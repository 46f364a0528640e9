// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.config;

import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.AdamWSettings.Decayed;
import io.mdaq.core.training.BatchPlan.Order;
import io.mdaq.core.training.Schedule;
import java.util.Optional;

/**
 * How a decoder is trained: the keys under {@code training}.
 *
 * @param epochs how often every row is seen, at least 1
 * @param maxSteps ends the training earlier or later than the epochs do, where present
 * @param batch rows that a step takes
 * @param tokensAtOnce the most tokens computed at once, padding included
 * @param warmup the share of the steps in which the rate rises, 0 to 1
 * @param weightDecay 0 or more
 * @param maxNorm gradients are shortened to this; infinite for never
 */
public record TrainingConfig(
    int epochs,
    Optional<Integer> maxSteps,
    int batch,
    int tokensAtOnce,
    Order order,
    double learningRate,
    Schedule.Shape schedule,
    double warmup,
    double weightDecay,
    Decayed decayed,
    double maxNorm,
    Precision precision,
    Activations activations,
    TorchDevice device) {

  private static final int MOST_EPOCHS = 10_000;
  private static final int MOST_STEPS = 100_000_000;
  private static final int MOST_ROWS = 1_000_000;
  private static final int MOST_AT_ONCE = 1 << 24;
  private static final double LEAST_RATE = 1e-12;
  private static final double MOST_NORM = 1e12;

  static TrainingConfig from(ConfigTree tree) {
    double maxNorm = tree.value("training.max_norm").decimal(0, MOST_NORM);
    return new TrainingConfig(
        tree.value("training.epochs").integer(1, MOST_EPOCHS),
        tree.value("training.max_steps").integerOr("none", 1, MOST_STEPS),
        tree.value("training.batch").integer(1, MOST_ROWS),
        tree.value("training.tokens_at_once").integer(1, MOST_AT_ONCE),
        tree.value("training.order").choice(Order.class),
        tree.value("training.learning_rate").decimal(LEAST_RATE, 1e6),
        tree.value("training.schedule").choice(Schedule.Shape.class),
        tree.value("training.warmup").decimal(0, 1),
        tree.value("training.weight_decay").decimal(0, 1e6),
        tree.value("training.decayed").choice(Decayed.class),
        maxNorm == 0 ? Double.POSITIVE_INFINITY : maxNorm,
        tree.value("training.precision").choice(Precision.class),
        tree.value("training.activations").choice(Activations.class),
        tree.value("training.device").choice(TorchDevice.class));
  }

  /** How many steps there are, where an epoch has so many. */
  public long steps(long perEpoch) {
    return maxSteps.map(Integer::longValue).orElse(Math.multiplyExact(perEpoch, epochs));
  }
}
