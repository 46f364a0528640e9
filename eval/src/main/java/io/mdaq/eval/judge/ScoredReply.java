// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge;

import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.judge.label.Label;
import io.mdaq.eval.judge.label.ParsedReply;
import io.mdaq.eval.judgement.Verdict;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reply of a judge that measures: one number for each answer, in the order in which they were
 * shown, to six decimals. The greater one is better, equal ones are a tie.
 */
record ScoredReply(double first, double second) {

  private static final String NUMBER = "(-?[0-9]{1,18}(?:\\.[0-9]{1,18})?)";
  private static final Pattern TEXT = Pattern.compile("FIRST " + NUMBER + " SECOND " + NUMBER);

  /**
   * Both numbers.
   *
   * @throws IllegalArgumentException if one is not finite
   */
  ScoredReply {
    if (!Double.isFinite(first) || !Double.isFinite(second)) {
      throw new IllegalArgumentException(
          "the judge's numbers are not finite: " + first + " and " + second);
    }
  }

  /** The reply as it is kept. */
  String text() {
    return String.format(Locale.ROOT, "FIRST %.6f SECOND %.6f", first, second);
  }

  /** What the text of a reply says. */
  static ParsedReply parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return new ParsedReply.Undecided(
          Verdict.UNPARSED, "the reply does not hold two numbers: " + Excerpt.of(text));
    }
    int order =
        Double.compare(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
    return new ParsedReply.Decided(order > 0 ? Label.FIRST : order < 0 ? Label.SECOND : Label.TIE);
  }
}
