// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.language.LanguageCheck;
import io.mdaq.core.text.MarkdownText;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the samples of one language were found to be in.
 *
 * @param all samples that were checked
 * @param agree of them, those in the language that is said
 * @param undetermined of them, those that gave no clear answer
 * @param others the rest, by language
 */
record DetectedLanguages(long all, long agree, long undetermined, SortedMap<String, Long> others) {

  /** What the numbers say, in words. */
  static final String EXPLAINED =
      "What the beginnings of instruction and response are in. Texts in another language than is"
          + " said have the flag other_language in the ledger, or are rejected (languages.check)."
          + " Short texts, names and code are not clear.";

  /** The languages named for one language; the ledger has them all. */
  private static final int NAMED = 4;

  /** Whether no text was looked at. */
  static boolean noneIn(CurationManifest manifest) {
    return manifest.languages().values().stream().allMatch(row -> row.detected().isEmpty());
  }

  static DetectedLanguages of(String language, Map<String, Long> detected) {
    TreeMap<String, Long> others = new TreeMap<>();
    detected.forEach(
        (code, samples) -> {
          if (LanguageCheck.contradicts(language, code)) {
            others.put(code, samples);
          }
        });
    long all = detected.values().stream().mapToLong(Long::longValue).sum();
    long undetermined = detected.getOrDefault(LanguageCheck.UNDETERMINED, 0L);
    long other = others.values().stream().mapToLong(Long::longValue).sum();
    return new DetectedLanguages(all, all - undetermined - other, undetermined, others);
  }

  /** Samples in another language. */
  long other() {
    return all - agree - undetermined;
  }

  /** Their part of all, 0 to 1. */
  double otherShare() {
    return (double) other() / Math.max(1, all);
  }

  /** The other languages with their samples, the most frequent first, as in "en 12, nl 3". */
  String mostFrequentOthers() {
    String named =
        others.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(NAMED)
            .map(other -> other.getKey() + " " + MarkdownText.count(other.getValue()))
            .collect(Collectors.joining(", "));
    return others.size() > NAMED ? named + ", …" : named;
  }
}
