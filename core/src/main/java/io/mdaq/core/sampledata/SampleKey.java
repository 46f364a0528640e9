// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import java.util.List;

/**
 * What is known about a language's samples.
 *
 * @param language its code
 * @param revisions the defect of each raw sample, in the order of the rows
 * @param pool what was planted there
 * @param otherLanguage samples that are rightly not detected as of the language
 * @param misdetected samples that are of the language but not detected as such
 */
public record SampleKey(
    String language,
    List<PlantedDefect> revisions,
    PlantedInPool pool,
    List<LanguageException> otherLanguage,
    List<LanguageException> misdetected) {

  public SampleKey {
    revisions = List.copyOf(revisions);
    otherLanguage = List.copyOf(otherLanguage);
    misdetected = List.copyOf(misdetected);
  }
}
