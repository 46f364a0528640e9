// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.rubric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a message apart as a careful judge would: by the number that its first lines name. */
public final class Sections {

  private static final Pattern NUMBER = Pattern.compile("<<<mdaq ([0-9a-f]{16}) NAME>>>");

  private Sections() {}

  /** The texts of all sections by name, in order. */
  public static Map<String, String> of(String message) {
    Map<String, String> sections = new LinkedHashMap<>();
    Matcher matcher = pattern(message).matcher(message);
    while (matcher.find()) {
      sections.put(matcher.group(1), matcher.group(2));
    }
    return sections;
  }

  /** The message with its sections and its number left out. */
  public static String around(String message) {
    return pattern(message).matcher(message).replaceAll("").replace(number(message), "");
  }

  private static Pattern pattern(String message) {
    String mark = "<<<mdaq " + number(message) + " ";
    return Pattern.compile(
        "(?m)^" + mark + "((?:FIRST|SECOND|QUESTION)[^\n]*)>>>\n(?s:(.*?))\n" + mark + "END>>>$");
  }

  private static String number(String message) {
    Matcher matcher = NUMBER.matcher(message);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no number: " + message);
    }
    return matcher.group(1);
  }
}
