// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.language.LanguageCheck;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the samples of one language were found to be in.
 *
 * @param all samples that were checked
 * @param agree of them, those in the language that is said
 * @param undetermined of them, those that gave no clear answer
 * @param others the rest, by language
 */
record DetectedLanguages(long all, long agree, long undetermined, SortedMap<String, Long> others) {

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
}
