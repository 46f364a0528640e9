// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.sample.SampleText;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an instruction or input may need to keep. Experts drop numbers of one instruction in 250, so
 * a loss is worth a look and no proof of damage.
 */
public enum Essential {
  /** Digits of any script, with the signs inside of a number. */
  NUMBERS("\\p{Nd}+(?:[.,٫٬:/]\\p{Nd}+)*"),
  URLS("(?:https?://|www\\.)[^\\s<>\"'）】」]+|[\\w.+-]+@[\\w-]+\\.[\\w.-]+"),
  /** Fenced and inline code. */
  CODE("```[^`]*```|`[^`\\n]+`"),
  /** Such as {@code {name}}, {@code [NAME]}, {@code <name>}, {@code %s}, {@code ____}. */
  PLACEHOLDERS("\\{[^{}\\s]{1,40}\\}|\\[[^\\[\\]\\n]{1,40}\\]|<[^<>\\n]{1,40}>|%[sd]\\b|_{3,}");

  private final Pattern pattern;

  Essential(String regex) {
    this.pattern = Pattern.compile(regex);
  }

  /** The kinds of which something in the sample's instruction or input is not in the revision. */
  static Set<Essential> lost(SampleText sample, SampleText revised) {
    Set<Essential> lost = EnumSet.noneOf(Essential.class);
    for (Essential essential : values()) {
      Set<String> needed = essential.in(sample.instruction() + "\n" + sample.input());
      if (!needed.isEmpty() && !essential.in(all(revised)).containsAll(needed)) {
        lost.add(essential);
      }
    }
    return lost;
  }

  /** The different numbers of a text in their order as texts, with ASCII digits and no signs. */
  static Set<String> numbers(String text) {
    return NUMBERS.in(text);
  }

  private static String all(SampleText text) {
    return String.join("\n", text.instruction(), text.input(), text.response());
  }

  private Set<String> in(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(this == NUMBERS ? plain(matcher.group()) : matcher.group());
    }
    return found;
  }

  /** 1.250,00 and 1,250.00 are one number to a reader; only what counts is compared. */
  private static String plain(String number) {
    StringBuilder digits = new StringBuilder();
    number
        .codePoints()
        .filter(Character::isDigit)
        .forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.toString();
  }
}
