// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a ledger says in numbers.
 *
 * @param tally how many entries of input rows, and a fingerprint of which
 * @param replaced those of them whose place a boosted sample took
 * @param boosted entries of boosted samples, each by the place of the sample that it replaced
 * @param languages by language code; samples only
 * @param rejections rejected rows by reason
 */
public record LedgerSummary(
    RowTally tally,
    RowTally replaced,
    RowTally boosted,
    SortedMap<String, LanguageSummary> languages,
    SortedMap<String, Long> rejections) {

  /** All boosted samples with the given decision. */
  public long boosted(Decision decision) {
    return languages.values().stream().mapToLong(language -> language.boosted(decision)).sum();
  }

  /** All input rows with the given decision. */
  public long count(Decision decision) {
    if (decision == Decision.REJECTED) {
      return rejections.values().stream().mapToLong(Long::longValue).sum();
    }
    return languages.values().stream().mapToLong(language -> language.count(decision)).sum();
  }

  /** Both ledgers together, as of the parts of one run. */
  public LedgerSummary plus(LedgerSummary other) {
    TreeMap<String, LanguageSummary> bothLanguages = new TreeMap<>(languages);
    other.languages.forEach(
        (code, summary) -> bothLanguages.merge(code, summary, LanguageSummary::plus));
    TreeMap<String, Long> bothRejections = new TreeMap<>(rejections);
    other.rejections.forEach((reason, count) -> bothRejections.merge(reason, count, Long::sum));
    return new LedgerSummary(
        tally.plus(other.tally),
        replaced.plus(other.replaced),
        boosted.plus(other.boosted),
        bothLanguages,
        bothRejections);
  }
}
