// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** A model on one batch: functions one behind the other, each of which can be called again. */
public interface Chain {

  /** The first states, of the batch's tokens. */
  NDArray first(NDManager results);

  /** Whether a weight that the first states come from is trained. */
  boolean trainsFirst();

  /** How many functions follow, at least 1. */
  int layers();

  /** What a layer makes of the states before it. */
  NDArray layer(NDManager results, int number, NDArray states);
}
