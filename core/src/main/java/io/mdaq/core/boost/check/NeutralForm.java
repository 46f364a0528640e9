// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.sample.SampleText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a sample can be compared with a translation of it: numbers, whatever their digits; the
 * beginnings of words in Latin letters, which in all languages are names, addresses and code, and
 * in those that are written so also words of one origin; and how long the response is. A few
 * kilobytes at most.
 *
 * @param numbers of the response, the first 256 different ones, their digits in ASCII
 * @param words of the response, the first 256 different ones
 * @param taskWords of instruction and input, the same
 * @param length of the response, in Latin letters that say as much
 */
public record NeutralForm(
    List<String> numbers, List<String> words, List<String> taskWords, int length) {

  private static final int MOST = 256;

  /** Shorter words are the little ones that unrelated texts share. */
  private static final Pattern WORD = Pattern.compile("[a-z]{4,}");

  private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");

  /** Endings differ between languages of one family; in letters. */
  private static final int BEGINNING = 5;

  /** Of a letter, how many Latin ones say as much: by the lengths of translations. */
  private static final double HAN = 3;

  private static final double SYLLABLE = 1.7;

  public NeutralForm {
    numbers = List.copyOf(numbers);
    words = List.copyOf(words);
    taskWords = List.copyOf(taskWords);
  }

  /** The form of a sample. */
  public static NeutralForm of(SampleText text) {
    return new NeutralForm(
        Essential.numbers(text.response()).stream().limit(MOST).toList(),
        words(text.response()),
        words(text.instruction() + "\n" + text.input()),
        length(text.response()));
  }

  private static List<String> words(String text) {
    String letters =
        ACCENTS
            .matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
            .replaceAll("");
    Set<String> words = new LinkedHashSet<>();
    Matcher word = WORD.matcher(letters);
    while (words.size() < MOST && word.find()) {
      words.add(word.group().substring(0, Math.min(BEGINNING, word.group().length())));
    }
    return new ArrayList<>(words);
  }

  private static int length(String text) {
    return (int) Math.round(text.codePoints().mapToDouble(NeutralForm::letters).sum());
  }

  private static double letters(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN -> HAN;
      case HIRAGANA, KATAKANA, HANGUL -> SYLLABLE;
      default -> 1;
    };
  }
}
