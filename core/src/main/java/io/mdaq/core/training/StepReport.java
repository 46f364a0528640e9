// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

/**
 * What a step did.
 *
 * @param step from 1
 * @param steps of the whole training
 * @param loss before the step: the mean of all its terms
 * @param rate the learning rate
 * @param gradientNorm before clipping
 * @param tokens of all its rows, without padding
 * @param seconds that it took
 * @param operations floating-point operations, as {@link TrainableModel#operations} counts them
 */
public record StepReport(
    long step,
    long steps,
    double loss,
    double rate,
    double gradientNorm,
    long tokens,
    double seconds,
    double operations) {

  public double tokensPerSecond() {
    return tokens / seconds;
  }

  public double operationsPerSecond() {
    return operations / seconds;
  }
}
