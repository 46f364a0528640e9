// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.training.StepReport;

/** Is told how far a run has come. */
public interface FineTuneProgress {

  /** Something new begins. */
  void doing(String what);

  /** A step of the training is done. */
  void stepped(StepReport report);
}
