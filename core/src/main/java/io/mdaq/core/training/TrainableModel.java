// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import java.util.List;

/** A model together with the loss that it is trained for. For one thread. */
public interface TrainableModel<B extends Batch> {

  /** What is trained, in a fixed order: arrays that want gradients. All else is frozen. */
  List<Parameter> parameters();

  /**
   * Adds to the gradients of the parameters those of {@code scale} times the sum of the batch's
   * losses.
   *
   * @return the sum of its losses, not scaled
   */
  double addGradients(B batch, double scale);

  /**
   * The floating-point operations of a batch, forward and backward, that any implementation needs:
   * computing a layer again counts nothing. A multiplication with an addition is two.
   */
  double operations(B batch);
}
