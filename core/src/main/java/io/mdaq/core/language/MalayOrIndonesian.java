// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import java.util.Optional;

/**
 * Tells Malay from Indonesian by words that one of them has, spells so or uses more. Character
 * n-grams take one for the other: the two share most of their words. The words are those of expert
 * revisions in both languages (MIDB, arXiv 2505.17671); of texts of other examples than they were
 * learned from, one in two hundred is taken for the other language.
 */
final class MalayOrIndonesian {

  static final String MALAY = "ms";
  static final String INDONESIAN = "id";

  /** A text in one of the two has this evidence for the other in one case of three hundred. */
  private static final double SOME = 1;

  /** And this one in next to none. */
  private static final double CLEAR = 3;

  private static final TellingWords WORDS = TellingWords.load("malay-indonesian.txt");

  private MalayOrIndonesian() {}

  /** Whether the code is that of one of the two. */
  static boolean isEither(String code) {
    return code.equals(MALAY) || code.equals(INDONESIAN);
  }

  /** The code of the language that the words speak for, empty where they hardly do. */
  static Optional<String> of(String text) {
    return leader(WORDS.evidence(text), SOME);
  }

  /** The same where the words leave no doubt. */
  static Optional<String> clearly(String text) {
    return leader(WORDS.evidence(text), CLEAR);
  }

  private static Optional<String> leader(double evidenceForMalay, double least) {
    return Math.abs(evidenceForMalay) < least
        ? Optional.empty()
        : Optional.of(evidenceForMalay > 0 ? MALAY : INDONESIAN);
  }
}
