// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import java.util.function.Consumer;

/** Goes along with a training: may tell where it starts, and sees every step. */
public interface TrainingObserver {

  /**
   * Called once, before the first step; may put the state of an earlier run back.
   *
   * @return how many steps are done already
   */
  long begin(TrainingState state);

  /** Called after each step, with the state that it left. */
  void stepped(StepReport report, TrainingState state);

  /** Starts at the beginning and passes the reports on. */
  static TrainingObserver of(Consumer<StepReport> reports) {
    return new TrainingObserver() {
      @Override
      public long begin(TrainingState state) {
        return 0;
      }

      @Override
      public void stepped(StepReport report, TrainingState state) {
        reports.accept(report);
      }
    };
  }
}
