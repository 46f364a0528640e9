// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts with places to fill, such as {@code {{language}}}: lower-case letters and underscores. */
public final class Placeholders {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

  private Placeholders() {}

  /**
   * Fills all places in one pass, so that what is filled in is never searched for places to fill.
   *
   * @throws IllegalStateException where a place has no value
   */
  public static String fill(String template, Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(
            match -> {
              String value = values.get(match.group(1));
              if (value == null) {
                throw new IllegalStateException("a text asks for " + match.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }

  /** The pieces of a template between its places. */
  public static Stream<String> between(String template) {
    return PLACE.splitAsStream(template);
  }
}
