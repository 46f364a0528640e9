// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sample;

/** Which half of a revision element a sample is; ordinary rows have no sides. */
public enum Side {
  NONE("none"),
  /** The text as it was before an expert touched it. */
  RAW("raw"),
  /** The text as an expert left it. */
  REVISED("revised");

  private final String ledgerName;

  Side(String ledgerName) {
    this.ledgerName = ledgerName;
  }

  /** The name in ledgers and files; never changes. */
  public String ledgerName() {
    return ledgerName;
  }
}
