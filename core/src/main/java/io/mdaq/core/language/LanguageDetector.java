// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.CodePoints;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Detects the language of a text from its first {@value #CODE_POINTS} code points: by the script
 * where that decides, else by lingua's character trigrams. Looked for are the known languages,
 * those of the set, and three neighbours that share a script with one of them, so that a text in a
 * language outside the set is seen as such. Empty where the text gives no clear answer.
 *
 * <p>Thread-safe; the models are loaded at the first text that needs them and shared by the process
 * (about 30 MB).
 */
public final class LanguageDetector {

  /** How much of a text is looked at. */
  public static final int CODE_POINTS = 400;

  /** Instructions such as "translate into French" are short; the response says more. */
  private static final int CODE_POINTS_OF_INSTRUCTION = 200;

  /**
   * Fewer letters than this, other than ideographs, are a word or two that many languages share.
   */
  private static final int FEWEST_LETTERS = 10;

  /** The runner-up's confidence, relative to the best one's, at which the answer is not clear. */
  private static final double CLOSE_RUNNER_UP = 0.99;

  /** Persian, Urdu and Ukrainian would be taken for Arabic and Russian. */
  private static final Set<String> NEIGHBOURS = Set.of("fa", "ur", "uk");

  private static final Map<Set<Language>, com.github.pemistahl.lingua.api.LanguageDetector> MODELS =
      new ConcurrentHashMap<>();

  private final Set<Language> candidates;

  private LanguageDetector(Set<Language> candidates) {
    this.candidates = candidates;
  }

  /** A detector for the languages of a set, which need not be known ones. */
  public static LanguageDetector forSet(LanguageSet set) {
    Set<String> codes = new TreeSet<>(NEIGHBOURS);
    LanguageCatalog.get().languages().forEach(language -> codes.add(language.code()));
    set.codes().forEach(code -> codes.add(new LanguageTag(code).primary().value()));
    EnumSet<Language> candidates = EnumSet.noneOf(Language.class);
    for (Language language : Language.values()) {
      if (codes.contains(code(language))) {
        candidates.add(language);
      }
    }
    return new LanguageDetector(candidates);
  }

  /** The language of a sample's instruction and response; the input is often a quotation. */
  public Optional<LanguageTag> detect(SampleText text) {
    return detect(prose(text));
  }

  /** What is looked at of a sample: the beginnings of instruction and response, without code. */
  static String prose(SampleText text) {
    String instruction = Prose.of(text.instruction(), CODE_POINTS_OF_INSTRUCTION);
    String response = Prose.of(text.response(), CODE_POINTS);
    return CodePoints.prefix(instruction + "\n" + response, CODE_POINTS);
  }

  /** The language of a text. */
  public Optional<LanguageTag> detect(String text) {
    String head = CodePoints.prefix(text, CODE_POINTS);
    return detect(head, new ScriptCensus(head));
  }

  /**
   * The language of a text that is part of another one. Where it may be Malay or Indonesian and its
   * own words leave doubt, those of the whole decide; where they do not either, it is not clear.
   */
  public Optional<LanguageTag> detect(String text, String whole) {
    String head = CodePoints.prefix(text, CODE_POINTS);
    return detect(
        head,
        new ScriptCensus(head),
        best ->
            isMalayOrIndonesian(best)
                ? MalayOrIndonesian.clearly(head).or(() -> MalayOrIndonesian.of(whole))
                : Optional.of(code(best)));
  }

  /**
   * Whether a text leaves no doubt between its language and a close relative of it. Only Malay and
   * Indonesian are that close among the known languages.
   *
   * @param code of the language that the text is in, or of its relative
   */
  public static boolean isToldFromRelatives(String code, String text) {
    return !MalayOrIndonesian.isEither(code)
        || MalayOrIndonesian.clearly(text).equals(Optional.of(code));
  }

  /**
   * Whether a text has more frequent words of a language than of another one: what trigrams say of
   * a short text is a guess, this is not. Never so for a language whose words are not known, which
   * are those that the script tells.
   */
  public static boolean hasMoreWordsOf(String code, String other, String text) {
    return new FunctionWords(text).prefer(code, other);
  }

  /** The language of a text that is short enough, with its scripts already counted. */
  Optional<LanguageTag> detect(String head, ScriptCensus census) {
    return detect(
        head,
        census,
        best ->
            Optional.of(best)
                .filter(LanguageDetector::isMalayOrIndonesian)
                .flatMap(either -> MalayOrIndonesian.of(head))
                .or(() -> Optional.of(code(best))));
  }

  /**
   * @param naming gives the code for what has the likeliest trigrams
   */
  private Optional<LanguageTag> detect(
      String head, ScriptCensus census, Function<Language, Optional<String>> naming) {
    if (census.letters() < FEWEST_LETTERS && !census.hasIdeographs()) {
      return Optional.empty();
    }
    return census.language().or(() -> byTrigrams(head).flatMap(naming)).map(LanguageTag::new);
  }

  private Optional<Language> byTrigrams(String text) {
    Map<Language, Double> confidences = model().computeLanguageConfidenceValues(text);
    if (confidences.isEmpty()) {
      return Optional.empty();
    }
    // Sorted from the best (1.0) downwards.
    var ranked = confidences.entrySet().iterator();
    Language best = ranked.next().getKey();
    boolean malayOrIndonesian = isMalayOrIndonesian(best);
    while (ranked.hasNext()) {
      var other = ranked.next();
      if (!(malayOrIndonesian && isMalayOrIndonesian(other.getKey()))) {
        if (other.getValue() >= CLOSE_RUNNER_UP) {
          return Optional.empty();
        }
        break;
      }
    }
    return Optional.of(best);
  }

  private static boolean isMalayOrIndonesian(Language language) {
    return language == Language.MALAY || language == Language.INDONESIAN;
  }

  private com.github.pemistahl.lingua.api.LanguageDetector model() {
    return MODELS.computeIfAbsent(candidates, LanguageDetector::load);
  }

  /**
   * Preloaded: lingua fills its shared tables at first use, which this way happens in one thread.
   */
  private static com.github.pemistahl.lingua.api.LanguageDetector load(Set<Language> candidates) {
    return LanguageDetectorBuilder.fromLanguages(candidates.toArray(new Language[0]))
        .withLowAccuracyMode()
        .withPreloadedLanguageModels()
        .build();
  }

  private static String code(Language language) {
    String two = language.getIsoCode639_1().toString();
    return two.length() == 2 ? two : language.getIsoCode639_3().toString();
  }
}
