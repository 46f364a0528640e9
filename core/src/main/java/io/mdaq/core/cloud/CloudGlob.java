// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.cloud;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Globs over names of objects, which need not be paths of any file system: {@code *} and {@code ?}
 * stay within a folder, {@code **} does not, and <code>**&#47;</code> stands for any number of
 * folders, none included; <code>[a-z]</code>, <code>[!a]</code> and <code>{a,b}</code> are as in a
 * shell, and a backslash takes the meaning from the character behind it.
 */
final class CloudGlob {

  private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");

  private final String glob;
  private final StringBuilder expression = new StringBuilder();
  private int at;
  private boolean inBraces;

  private CloudGlob(String glob) {
    this.glob = glob;
  }

  /** Whether a name is to be looked for rather than taken as it is. */
  static boolean isGlob(String name) {
    return SPECIAL.matcher(name).find();
  }

  /** How all names begin that a glob matches. */
  static String fixedStart(String glob) {
    return SPECIAL.split(glob, 2)[0].replaceFirst("\\\\.*", "");
  }

  /**
   * What matches the names that a glob matches.
   *
   * @throws PatternSyntaxException where a bracket or a brace is not closed
   */
  static Pattern pattern(String glob) {
    return new CloudGlob(glob).translated();
  }

  private Pattern translated() {
    while (at < glob.length()) {
      char c = glob.charAt(at++);
      switch (c) {
        case '*' -> expression.append(stars());
        case '?' -> expression.append("[^/]");
        case '[' -> expression.append(characters());
        case '{' -> {
          if (inBraces) {
            throw new PatternSyntaxException("braces within braces", glob, at - 1);
          }
          inBraces = true;
          expression.append("(?:");
        }
        case '}' -> {
          expression.append(inBraces ? ")" : "\\}");
          inBraces = false;
        }
        case ',' -> expression.append(inBraces ? "|" : ",");
        case '\\' -> expression.append(Pattern.quote(at < glob.length() ? next() : "\\"));
        default -> expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    if (inBraces) {
      throw new PatternSyntaxException("a brace is not closed", glob, glob.length());
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  private String stars() {
    if (!glob.startsWith("*", at)) {
      return "[^/]*";
    }
    at++;
    if (glob.startsWith("/", at) && (at == 2 || glob.charAt(at - 3) == '/')) {
      at++;
      return "(?:.*/)?";
    }
    return ".*";
  }

  private String characters() {
    int end = glob.indexOf(']', at + 1);
    if (end < 0) {
      throw new PatternSyntaxException("a bracket is not closed", glob, at - 1);
    }
    String set = glob.substring(at, end).replaceAll("[\\\\\\[&^]", "\\\\$0");
    at = end + 1;
    return "(?!/)[" + (set.startsWith("!") ? "^" + set.substring(1) : set) + "]";
  }

  private String next() {
    return String.valueOf(glob.charAt(at++));
  }
}
