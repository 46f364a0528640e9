// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import java.util.Locale;

/** The one end of a sample, or of an input row that is no sample. */
public enum Decision {
  /** Written to {@code selected/}. */
  SELECTED,
  /** Valid, and not among the chosen. */
  NOT_SELECTED,
  /** The same as a surviving sample, which {@code duplicate_of} names. */
  DUPLICATE,
  /** Its boosted version, named in {@code boosted_id}, took its place. */
  REPLACED,
  /** Not usable, for the reason given. */
  REJECTED;

  /** The name in the ledger. */
  public String ledgerName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The decision with the given ledger name. */
  public static Decision ofLedgerName(String name) {
    for (Decision decision : values()) {
      if (decision.ledgerName().equals(name)) {
        return decision;
      }
    }
    throw new IllegalArgumentException("unknown decision: \"" + name + "\"");
  }
}
