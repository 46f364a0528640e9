// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of a documented shell block, continuation lines joined, without what is set before it
 * ({@code NAME=value}) and without {@code time}.
 */
record ShellLine(String text) {

  private static final Pattern BEFORE = Pattern.compile("(?:time |[A-Z_]+=(?:\"[^\"]*\"|\\S*) )+");

  /** What a shell takes as it stands: between quotes, or plain. */
  private static final Pattern TAKEN =
      Pattern.compile("'([^']*)'|\"([^\"$`\\\\]*)\"|([^\\s'\"\\\\$`|&;<>(){}*?\\[\\]~!]+)");

  /** The commands of a block; comments and empty lines are none. */
  static List<ShellLine> of(String block) {
    return block
        .replaceAll("\\\\\n\\s*", "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> new ShellLine(BEFORE.matcher(line).replaceFirst("")))
        .toList();
  }

  /** The first word. */
  String program() {
    return text.replaceFirst("\\s.*", "");
  }

  boolean isMdaq() {
    return program().equals("./mdaq") || program().equals("mdaq");
  }

  /**
   * The words as a shell would pass them on.
   *
   * @throws IllegalArgumentException for anything but plain words and quotes: what a shell would
   *     replace, a glob that is not quoted too
   */
  List<String> words() {
    List<String> words = new ArrayList<>();
    String line = text.replaceFirst("\\s+#.*", "");
    Matcher part = TAKEN.matcher(line);
    int at = 0;
    while (at < line.length()) {
      if (Character.isWhitespace(line.charAt(at))) {
        at++;
      } else {
        StringBuilder word = new StringBuilder();
        for (; at < line.length() && !Character.isWhitespace(line.charAt(at)); at = part.end()) {
          if (!part.find(at) || part.start() != at) {
            throw new IllegalArgumentException(
                "'" + line.charAt(at) + "' is no plain word in: " + text);
          }
          for (int group = 1; group <= part.groupCount(); group++) {
            word.append(part.start(group) < 0 ? "" : part.group(group));
          }
        }
        words.add(word.toString());
      }
    }
    return words;
  }
}
