// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a ledger says of scores and clusters, to be drawn. Not thread-safe: profile parts apart and
 * add them up.
 */
public final class LedgerProfile {

  private final TreeMap<String, LanguageProfile> languages = new TreeMap<>();

  /** Counts one entry. */
  public void add(LedgerEntry entry) {
    if (entry.language() != null) {
      languages.computeIfAbsent(entry.language(), code -> new LanguageProfile()).add(entry);
    }
  }

  /** By language. */
  public SortedMap<String, LanguageProfile> languages() {
    return Collections.unmodifiableSortedMap(languages);
  }

  /** Both ledgers together, as of the parts of one run. */
  public LedgerProfile plus(LedgerProfile other) {
    LedgerProfile sum = new LedgerProfile();
    sum.languages.putAll(languages);
    other.languages.forEach((code, more) -> sum.languages.merge(code, more, LanguageProfile::plus));
    return sum;
  }
}
