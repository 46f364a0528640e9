// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.text.CodePoints;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The language of a text by vote of pieces from all over it: its beginning may be a quotation. */
final class Windows {

  private static final int MOST = 4;

  private final LanguageDetector detector;

  Windows(LanguageDetector detector) {
    this.detector = detector;
  }

  /**
   * The code that most pieces have; empty where none is clear.
   *
   * @param whole what the text is a part of
   * @param expected the code that wins where another has equally many; else the first one does
   */
  Optional<String> language(String text, String whole, String expected) {
    int length = CodePoints.length(text);
    int count = Math.max(1, Math.min(MOST, length / LanguageDetector.CODE_POINTS));
    Map<String, Integer> votes = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      int start = text.offsetByCodePoints(0, (int) ((long) length * i / count));
      detector
          .detect(text.substring(start), whole)
          .map(LanguageTag::value)
          .ifPresent(code -> votes.merge(code, 1, Integer::sum));
    }
    String best = votes.containsKey(expected) ? expected : "";
    for (Map.Entry<String, Integer> vote : votes.entrySet()) {
      if (vote.getValue() > votes.getOrDefault(best, 0)) {
        best = vote.getKey();
      }
    }
    return Optional.of(best).filter(code -> !code.isEmpty());
  }
}
