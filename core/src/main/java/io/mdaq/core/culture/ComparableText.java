// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.culture;

import io.mdaq.core.language.LanguageTag;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts of one language in a form in which equal answers are equal:
 *
 * <ul>
 *   <li>NFKC (Unicode Standard Annex #15), which also makes Japanese and Korean width one; then
 *       lower case by the language's rules, so that Turkish I becomes ı; German ß is ss, and final
 *       sigma is sigma.
 *   <li>Digits of all scripts become 0 to 9; everything else that is no letter or mark parts words.
 *   <li>Arabic: vowel signs and tatweel are dropped, the forms of alef are one, as are ى and ي, ة
 *       and ه; the article goes together with the conjunctions and prepositions written before it
 *       (as in the light stemmers of Larkey, Ballesteros and Connell 2007,
 *       doi:10.1007/978-1-4020-6046-5_12).
 *   <li>Greek: accents are dropped, which capitals do not have.
 *   <li>Words that are articles are dropped, where any other word is left.
 *   <li>Japanese, Chinese and Thai: spaces are dropped, since they part no words.
 * </ul>
 *
 * Inflection is not undone. Immutable and thread-safe.
 */
public final class ComparableText {

  /** How a language parts words. */
  public enum Wording {
    /** By spaces. */
    SPACED,
    /** By spaces, and words have endings that are no words of their own. */
    SPACED_WITH_ENDINGS,
    /** Not at all. */
    RUN_ON
  }

  private static final Map<String, Set<String>> ARTICLES =
      Map.of(
          "de",
              Set.of(
                  "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem",
                  "einer", "eines"),
          "el",
              Set.of(
                  "ο", "η", "το", "οι", "τα", "τον", "την", "τη", "του", "τησ", "των", "τουσ",
                  "τισ", "ενασ", "μια", "ενα", "εναν", "μιασ", "ενοσ"),
          "en", Set.of("a", "an", "the"),
          "es", Set.of("el", "la", "los", "las", "lo", "un", "una", "unos", "unas"),
          "fr", Set.of("le", "la", "les", "l", "un", "une", "des"),
          "it", Set.of("il", "lo", "la", "i", "gli", "le", "l", "un", "uno", "una"),
          "nl", Set.of("de", "het", "een", "t", "n"),
          "pt", Set.of("o", "a", "os", "as", "um", "uma", "uns", "umas"));

  private static final Pattern MARKS_OF_ARABIC = Pattern.compile("[\\u064B-\\u065F\\u0670\\u0640]");

  /** Wa- or fa-, then bi-, ka- or li-, then the article; at least two letters must be left. */
  private static final Pattern ARABIC_ARTICLE = Pattern.compile("^[وف]?(?:[بك]?ال|لل)(?=..)");

  private static final Pattern COMBINING = Pattern.compile("\\p{Mn}+");
  private static final Pattern SPACES = Pattern.compile(" +");

  private final String language;
  private final Locale locale;

  /**
   * The form for a language.
   *
   * @param language BCP-47; scripts and regions do not matter
   */
  public ComparableText(String language) {
    this.language = new LanguageTag(language).primary().value();
    this.locale = Locale.forLanguageTag(this.language);
  }

  public Wording wording() {
    return switch (language) {
      case "ja", "th", "zh" -> Wording.RUN_ON;
      case "ko" -> Wording.SPACED_WITH_ENDINGS;
      default -> Wording.SPACED;
    };
  }

  /** The text with single spaces between its words, or none; empty where it has no letter. */
  public String of(String text) {
    String folded = fold(Normalizer.normalize(text, Form.NFKC).toLowerCase(locale));
    StringBuilder letters = new StringBuilder(folded.length());
    folded.codePoints().forEach(c -> append(letters, c));
    List<String> words = new ArrayList<>(SPACES.splitAsStream(letters).toList());
    words.removeIf(String::isEmpty);
    if (language.equals("ar")) {
      words.replaceAll(word -> ARABIC_ARTICLE.matcher(word).replaceFirst(""));
    }
    Set<String> articles = ARTICLES.getOrDefault(language, Set.of());
    if (!articles.containsAll(words)) {
      words.removeIf(articles::contains);
    }
    return String.join(wording() == Wording.RUN_ON ? "" : " ", words);
  }

  private String fold(String text) {
    return switch (language) {
      case "ar" ->
          MARKS_OF_ARABIC
              .matcher(text)
              .replaceAll("")
              .replaceAll("[أإآٱ]", "ا")
              .replace('ى', 'ي')
              .replace('ة', 'ه');
      case "el" ->
          Normalizer.normalize(
                  COMBINING.matcher(Normalizer.normalize(text, Form.NFD)).replaceAll(""), Form.NFC)
              .replace('ς', 'σ');
      case "de" -> text.replace("ß", "ss");
      default -> text;
    };
  }

  private static void append(StringBuilder letters, int c) {
    int digit =
        Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
    if (digit >= 0) {
      letters.append(digit);
    } else if (Character.isLetterOrDigit(c) || isMark(c)) {
      letters.appendCodePoint(c);
    } else if (Character.getType(c) != Character.FORMAT) {
      letters.append(' ');
    }
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> false;
    };
  }
}
