// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import java.util.regex.Pattern;

/**
 * Whether a response breaks off. Only what can be seen is said to be unfinished: a fence of code
 * that nothing closes, or a last line in which a sentence has ended and the next has not, in a
 * response whose original ends as it should. Scripts without full stops, such as Thai, show
 * nothing.
 */
public final class EndingCheck {

  private static final String FENCE = "```";
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?؟।]\\s|[。！？]");
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
    String lastLine = revised.substring(revised.lastIndexOf('\n') + 1);
    boolean isOpen =
        isUnfinished(revised)
            && !isUnfinished(response)
            && !isTag(lastLine)
            && SENTENCE_END.matcher(lastLine).find();
    return isOpen ? Finding.OPEN_SENTENCE : Finding.FINISHED;
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
