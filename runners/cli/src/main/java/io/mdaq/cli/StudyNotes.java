// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

/** Is told how a study gets on. */
interface StudyNotes {

  /**
   * A stage begins.
   *
   * @param stage its name, such as {@code models/curated-s42}
   * @param how its command line as typed, or what it makes
   */
  void begins(String stage, String how);

  /** A stage is passed over, since it was done before, of the same inputs. */
  void wasDone(String stage);
}
