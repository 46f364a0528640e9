// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import java.util.List;

/**
 * What each step trains on, as a function of the step's number alone: whoever goes on at some step
 * needs no other position in the data. Equal numbers give equal batches.
 */
public interface BatchSource<B extends Batch> {

  /** How many steps see every row once, at least 1. */
  int stepsPerEpoch();

  /**
   * The batches of a step, not empty; their gradients are added up.
   *
   * @param step from 0
   */
  List<B> step(long step);
}
