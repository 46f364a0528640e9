// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.rubric;

/** How a judge is asked to reply. */
public enum Ending {
  /** A short explanation, then one of three labels. */
  EXPLAINED("ending-explained.txt"),
  /** One of two labels and nothing else, for models whose probabilities are read. */
  LABEL("ending-label.txt");

  private final String file;

  Ending(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }
}
