// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.scorer;

/**
 * What a training would do.
 *
 * @param triplets to train on
 * @param sameResponse pairs left out because the expert did not touch the response
 * @param cutTexts texts of which only the beginning is read
 * @param tokens of one epoch, without padding
 * @param steps of the optimizer
 * @param parameters how many numbers are trained
 * @param operations floating-point operations of all steps
 */
public record EncoderScorerPlan(
    long triplets,
    long sameResponse,
    long cutTexts,
    long tokens,
    long steps,
    long parameters,
    double operations) {

  /** Weight, gradient and the two means of AdamW, in float32. */
  private static final int BYTES_PER_PARAMETER = 16;

  /** What the training holds beside the states of the rows at hand. */
  public long bytes() {
    return BYTES_PER_PARAMETER * parameters;
  }
}
