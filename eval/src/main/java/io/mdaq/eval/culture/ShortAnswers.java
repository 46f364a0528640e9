// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.culture;

import io.mdaq.core.culture.ComparableText;
import io.mdaq.core.culture.ComparableText.Wording;
import java.util.List;

/** Compares answers in one language with those that count as right. */
final class ShortAnswers {

  private final ComparableText form;

  ShortAnswers(String language) {
    this.form = new ComparableText(language);
  }

  /** How an answer compares, from worst to best. */
  enum Match {
    NONE,
    /** A right answer stands inside the response. */
    LENIENT,
    /** The response is a right answer, and nothing else. */
    EXACT
  }

  /** Whether any of these texts says anything, so that a response can be right. */
  boolean canJudge(List<String> references) {
    return references.stream().anyMatch(reference -> !form.of(reference).isEmpty());
  }

  /** The best match of a response with any of the right answers. */
  Match match(String response, List<String> references) {
    String given = comparable(response);
    Match best = Match.NONE;
    for (String reference : references) {
      String right = comparable(reference);
      if (!right.isEmpty() && given.equals(right)) {
        return Match.EXACT;
      }
      if (!right.isEmpty() && stands(right, given)) {
        best = Match.LENIENT;
      }
    }
    return best;
  }

  /** Koreans part words in different ways, so that spaces are no difference between answers. */
  private String comparable(String text) {
    return form.wording() == Wording.SPACED_WITH_ENDINGS
        ? form.of(text).replace(" ", "")
        : form.of(text);
  }

  private boolean stands(String right, String given) {
    return form.wording() == Wording.SPACED
        ? (" " + given + " ").contains(" " + right + " ")
        : given.contains(right);
  }
}
