// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.text.CodePoints;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a response breaks off. Only what can be seen is said to be unfinished: a fence of code
 * that nothing closes; or, where the original ends as it should, a last line without an end in
 * which a sentence has ended before, or before which all lines end, or which is a whole paragraph
 * alone. Scripts without full stops, such as Thai, show nothing.
 */
public final class EndingCheck {

  private static final String FENCE = "```";
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?؟।]\\s|[。！？]");

  /** In code points: signatures and items of lists are shorter. */
  private static final int LINE = 20;

  /** In code points: shorter responses may be phrases or titles. */
  private static final int PARAGRAPH = 100;

  private static final int LINES = 2;

  /** Of an item of a list; its full stop ends no sentence. */
  private static final Pattern NUMBER = Pattern.compile("^\\p{Nd}+[.)]\\s+");

  private static final String JOINING = ",、،，-–(（";

  private EndingCheck() {}

  /** How a response ends. */
  public enum Finding {
    FINISHED,
    OPEN_CODE,
    OPEN_SENTENCE
  }

  static Finding check(String response, String revised) {
    if (hasOpenFence(revised) && !hasOpenFence(response)) {
      return Finding.OPEN_CODE;
    }
    String lastLine =
        NUMBER.matcher(revised.substring(revised.lastIndexOf('\n') + 1).strip()).replaceFirst("");
    boolean isOpen =
        isUnfinished(revised)
            && !isUnfinished(response)
            && !isTag(lastLine)
            && (SENTENCE_END.matcher(lastLine).find()
                || isLoneParagraph(revised)
                || isUnlikeLinesBefore(revised, lastLine));
    return isOpen ? Finding.OPEN_SENTENCE : Finding.FINISHED;
  }

  private static boolean isLoneParagraph(String text) {
    return text.indexOf('\n') < 0 && CodePoints.length(text) >= PARAGRAPH;
  }

  /** Neither code nor tables nor headings have ends, and nothing can be learned from them. */
  private static boolean isUnlikeLinesBefore(String text, String lastLine) {
    if (CodePoints.length(lastLine) < LINE || lastLine.startsWith("|") || text.contains(FENCE)) {
      return false;
    }
    List<String> before =
        text.substring(0, Math.max(0, text.lastIndexOf('\n')))
            .lines()
            .map(String::strip)
            .filter(line -> CodePoints.length(line) >= LINE && !line.startsWith("#"))
            .toList();
    return before.size() >= LINES && before.stream().noneMatch(EndingCheck::isUnfinished);
  }

  private static boolean hasOpenFence(String text) {
    return text.split(FENCE, -1).length % 2 == 0;
  }

  private static boolean isUnfinished(String text) {
    int last = text.isEmpty() ? '.' : text.codePointBefore(text.length());
    return Character.isLetterOrDigit(last)
        || Character.getType(last) == Character.NON_SPACING_MARK
        || Character.getType(last) == Character.COMBINING_SPACING_MARK
        || JOINING.indexOf(last) >= 0;
  }

  /** Ends with a hash tag, a name or an address, behind which no full stop is written. */
  private static boolean isTag(String line) {
    String word = line.substring(line.lastIndexOf(' ') + 1);
    return word.startsWith("#") || word.contains("@") || word.contains("://");
  }
}
