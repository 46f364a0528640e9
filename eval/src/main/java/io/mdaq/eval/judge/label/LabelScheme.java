// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.label;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How labels are written: a word in doubled square brackets. A label is found whatever its case and
 * width, with emphasis of Markdown around or inside of it, and with spaces or invisible characters
 * between its letters.
 */
public enum LabelScheme {
  /** Ours: {@code [[FIRST]]}, {@code [[SECOND]]}, {@code [[TIE]]}. */
  MDAQ("FIRST", "SECOND", "TIE"),
  /**
   * FastChat's: {@code [[A]]}, {@code [[B]]}, {@code [[C]]} for a tie. Zheng et al. (2023), arXiv
   * 2306.05685.
   */
  FASTCHAT("A", "B", "C");

  /** What Markdown may put between the characters of a label. */
  private static final String MARKUP = "[*_`\\\\]*+";

  private final String first;
  private final String second;
  private final String tie;
  private final Pattern pattern;

  /** Each label's word, of Latin letters. */
  LabelScheme(String first, String second, String tie) {
    this.first = first;
    this.second = second;
    this.tie = tie;
    this.pattern = Pattern.compile("\\[" + behindFirstBracket(MARKUP));
  }

  /** The label as a judge is asked to write it. */
  public String write(Label label) {
    return "[[" + word(label) + "]]";
  }

  /** The distinct labels that stand in a text, in the order of the constants. */
  public Set<Label> labelsIn(String text) {
    Set<Label> found = EnumSet.noneOf(Label.class);
    if (FoldedText.mayHaveBrackets(text)) {
      Matcher matcher = pattern.matcher(FoldedText.of(text).text());
      while (matcher.find()) {
        for (Label label : Label.values()) {
          if (matcher.group(label.name()) != null) {
            found.add(label);
          }
        }
      }
    }
    return found;
  }

  /**
   * A regular expression of a label in a folded text, its first bracket left out; it has one group
   * named as each label.
   *
   * @param gap a regular expression of what may stand between the two opening brackets
   */
  String behindFirstBracket(String gap) {
    StringBuilder regex = new StringBuilder(gap + "\\[" + MARKUP + "(?:");
    for (Label label : Label.values()) {
      regex.append(label == Label.FIRST ? "" : "|");
      regex.append("(?<" + label + ">" + spaced(word(label)) + ")");
    }
    return regex.append(")" + MARKUP + "\\]" + MARKUP + "\\]").toString();
  }

  private String word(Label label) {
    return switch (label) {
      case FIRST -> first;
      case SECOND -> second;
      case TIE -> tie;
    };
  }

  private static String spaced(String word) {
    return word.toLowerCase(Locale.ROOT)
        .codePoints()
        .mapToObj(Character::toString)
        .collect(Collectors.joining(MARKUP));
  }
}
