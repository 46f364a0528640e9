// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.manifest;

import io.mdaq.core.ledger.Decision;
import io.mdaq.core.ledger.LanguageSummary;
import io.mdaq.core.ledger.LedgerSummary;
import io.mdaq.core.scorer.QualityScorer;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One language in the manifest and the report.
 *
 * @param samples valid samples
 * @param duplicates of them, copies of others, exact or near
 * @param nearDuplicates of the duplicates, the near ones
 * @param nearShare of the samples that are no exact duplicates, the part that near duplicates are,
 *     0 to 1
 * @param selected of them, chosen
 * @param stages chosen ones by stage
 * @param detected valid samples by the language that their text is in, und where that is not clear;
 *     those whose text was looked at
 * @param shareBefore of all valid samples that are no duplicates, the part in this language, 0 to 1
 * @param shareAfter of all chosen samples, the part in this language, 0 to 1
 * @param meanScore over the samples that are no duplicates; 0 where there is none
 * @param meanScoreSelected over the chosen ones; 0 where there is none
 * @param revisedSelected of the chosen ones, how many are the revised side of a revision pair
 */
public record LanguageRow(
    long samples,
    long duplicates,
    long nearDuplicates,
    double nearShare,
    long selected,
    SortedMap<String, Long> stages,
    SortedMap<String, Long> detected,
    double shareBefore,
    double shareAfter,
    double meanScore,
    double meanScoreSelected,
    long revisedSelected) {

  /** The rows of all languages that a ledger has. */
  public static SortedMap<String, LanguageRow> table(LedgerSummary ledger) {
    long candidates = ledger.languages().values().stream().mapToLong(LanguageSummary::scored).sum();
    long selected = ledger.languages().values().stream().mapToLong(LanguageSummary::selected).sum();
    TreeMap<String, LanguageRow> rows = new TreeMap<>();
    ledger.languages().forEach((code, l) -> rows.put(code, row(l, candidates, selected)));
    return rows;
  }

  private static LanguageRow row(LanguageSummary language, long allCandidates, long allSelected) {
    long selected = language.selected();
    return new LanguageRow(
        language.scored() + language.count(Decision.DUPLICATE),
        language.count(Decision.DUPLICATE),
        language.nearDuplicates(),
        ratio(language.nearDuplicates(), language.scored() + language.nearDuplicates()),
        selected,
        language.stages(),
        language.detected(),
        ratio(language.scored(), allCandidates),
        ratio(selected, allSelected),
        ratio(language.scoreSum(), language.scored() * QualityScorer.SCALE),
        ratio(language.selectedScoreSum(), selected * QualityScorer.SCALE),
        language.selectedRevised());
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : Math.round(1e6 * part / whole) / 1e6;
  }
}
