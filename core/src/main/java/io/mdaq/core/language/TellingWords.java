// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import io.mdaq.core.resource.Resource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that tell one of two closely related languages from the other, with the natural logarithm
 * of how many times likelier a text of the first one has each of them. The sum over a text's words
 * is the evidence for the first language (naive Bayes; Manning, Raghavan and Schütze 2008,
 * Introduction to Information Retrieval, section 13.2). Each word counts once: repeating it says
 * nothing new.
 *
 * @param tenths tenths of the logarithm by word, in lower case (NFC)
 */
record TellingWords(Map<String, Integer> tenths) {

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  private static final double TENTHS = 10;

  TellingWords {
    tenths = Map.copyOf(tenths);
  }

  /**
   * The words of a resource beside this class: lines of a logarithm, a colon and the words that
   * have it; a line that begins with {@code #} is a comment.
   */
  static TellingWords load(String resource) {
    Map<String, Integer> tenths = new HashMap<>();
    Resource.text(TellingWords.class, resource)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> read(line, tenths));
    return new TellingWords(tenths);
  }

  private static void read(String line, Map<String, Integer> tenths) {
    int colon = line.indexOf(':');
    int weight = (int) Math.round(Double.parseDouble(line.substring(0, colon)) * TENTHS);
    for (String word : line.substring(colon + 1).strip().split(" ", -1)) {
      tenths.put(word, weight);
    }
  }

  /** The different words of a text, in lower case. */
  static Set<String> words(String text) {
    return Arrays.stream(NO_LETTERS.split(text.toLowerCase(Locale.ROOT), -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The evidence for the first language, in natural logarithms; negative for the second. */
  double evidence(String text) {
    int sum = 0;
    for (String word : words(text)) {
      sum += tenths.getOrDefault(word, 0);
    }
    return sum / TENTHS;
  }
}
