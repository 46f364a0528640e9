// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.CodePoints;
import java.util.List;

/**
 * Whether a sample is in the language that its row or file says. A glance at the script and at
 * frequent words settles most texts; the others are compared with all languages. Short texts,
 * names, code and texts between two languages stay {@value #UNDETERMINED}, which is no objection:
 * an objection needs more than a guess. Thread-safe.
 */
public final class LanguageCheck {

  /** What the detected language of a text is that gives no clear answer (ISO 639-2). */
  public static final String UNDETERMINED = "und";

  /** In fewer letters, trigrams tell too little to object. */
  private static final int FEWEST_LETTERS_TO_REFUTE = 120;

  /** More hardly changes the answer, and takes twice the time. */
  private static final int CODE_POINTS_COMPARED = 200;

  private final LanguageDetector detector;
  private final boolean wordsKnown;

  /**
   * A check among the languages of a set.
   *
   * @param set what rows may be in; where it has languages whose words are not known, texts in the
   *     Latin script are not settled by words
   */
  public LanguageCheck(LanguageSet set) {
    this.detector = LanguageDetector.forSet(set);
    this.wordsKnown =
        set.codes().stream()
            .map(LanguageCheck::primary)
            .allMatch(code -> LanguageCatalog.get().byCode(code).isPresent());
  }

  /**
   * The language that the text is in, or {@value #UNDETERMINED}.
   *
   * @param declared the code that the row or file says
   * @return {@code declared} itself where the text agrees, regional or not
   */
  public String detect(String declared, SampleText sample) {
    String found = find(primary(declared), LanguageDetector.prose(sample));
    return found.equals(primary(declared)) ? declared : found;
  }

  /** Whether a detected language says that the declared one is wrong. */
  public static boolean contradicts(String declared, String detected) {
    return !detected.isEmpty()
        && !detected.equals(UNDETERMINED)
        && !primary(declared).equals(primary(detected));
  }

  private String find(String declared, String text) {
    ScriptCensus census = new ScriptCensus(text);
    if (census.suits(declared)) {
      return declared;
    }
    if (census.language().isPresent()) {
      return census.language().get();
    }
    boolean isShort = census.letters() < FEWEST_LETTERS_TO_REFUTE;
    FunctionWords words = new FunctionWords(text);
    if (wordsKnown && census.isLatin()) {
      if (words.confirm(declared) || (isShort && words.allow(declared))) {
        return malayOrIndonesian(declared, text);
      }
      List<String> leader = words.leader();
      if (!leader.isEmpty()) {
        return leader.size() == 1
            ? leader.get(0)
            : MalayOrIndonesian.of(text).orElse(leader.get(0));
      }
      if (isShort) {
        return UNDETERMINED;
      }
    }
    String head = CodePoints.prefix(text, CODE_POINTS_COMPARED);
    String found = detector.detect(head, census).map(LanguageTag::value).orElse(UNDETERMINED);
    boolean refuted = !census.isLatin() || (!isShort && !words.any(declared));
    return found.equals(declared) || refuted ? found : UNDETERMINED;
  }

  /**
   * Malay and Indonesian share most of their words: only telling ones speak against one of them.
   */
  private static String malayOrIndonesian(String declared, String text) {
    return MalayOrIndonesian.isEither(declared)
        ? MalayOrIndonesian.clearly(text).orElse(declared)
        : declared;
  }

  private static String primary(String code) {
    int subtag = code.indexOf('-');
    return subtag < 0 ? code : code.substring(0, subtag);
  }
}
