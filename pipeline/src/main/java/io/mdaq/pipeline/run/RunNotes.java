// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

/** Told what a run is doing, for a person who is waiting. */
@FunctionalInterface
public interface RunNotes {

  /** What the run does from now on, as in "checking the ledger". */
  void doing(String what);

  /**
   * The process was told to stop, and what became of the output; called while it ends.
   *
   * @param outcome a whole sentence
   */
  default void interrupted(String outcome) {}
}
