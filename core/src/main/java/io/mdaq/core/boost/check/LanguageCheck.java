// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.check;

import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.CodePoints;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every section stays in its language. A section may be in the sample's language or in the
 * one that it was in before, which differs where the task is a translation or the material is a
 * quotation. Short texts are often taken for a related language: one that is still close to what it
 * was before is given the benefit of the doubt. What is too short to tell must at least be of a
 * script that the sample has, and the sample as a whole of its language. A revision that may as
 * well be in a close relative of its language is no proof that the language was kept, nor is one
 * whose instruction and response are both in another language.
 */
public final class LanguageCheck {

  /** In code points; among shorter sections of related languages one in a hundred is mistaken. */
  private static final int SHORT = 80;

  /** A translation into a related language has less in common with the original. */
  private static final double STILL_CLOSE = 0.75;

  private final LanguageDetector detector;
  private final Windows windows;

  LanguageCheck(LanguageDetector detector) {
    this.detector = detector;
    this.windows = new Windows(detector);
  }

  /**
   * What was found.
   *
   * @param instruction the code of the revised instruction's language; empty where it is not clear
   * @param input of the revised input
   * @param response of the revised response
   * @param verdict what follows
   */
  public record Finding(String instruction, String input, String response, Verdict verdict) {}

  /** What the languages of all sections say. */
  public enum Verdict {
    KEPT,
    /** Only an instruction or input that is short seems to be in another language. */
    DOUBTFUL,
    CHANGED
  }

  Finding check(
      String language,
      SampleText sample,
      SampleText revised,
      EmbeddedSample before,
      EmbeddedSample after) {
    String code = new LanguageTag(language).primary().value();
    String[] old = {sample.instruction(), sample.input(), sample.response()};
    String[] texts = {revised.instruction(), revised.input(), revised.response()};
    String allOld = String.join("\n", old);
    String all = String.join("\n", texts);
    String[] found = new String[texts.length];
    Verdict verdict = Verdict.KEPT;
    for (int section = 0; section < texts.length; section++) {
      Optional<String> now = windows.language(texts[section], all, code);
      found[section] = now.orElse("");
      boolean isForeign =
          now.isPresent()
              && !now.get().equals(code)
              && !(windows.language(old[section], allOld, now.get()).equals(now)
                  && isNoNews(now.get(), code, old[section], texts[section]));
      boolean isShort = CodePoints.length(texts[section]) < SHORT;
      if (isForeign
          && !(isShort && isStillClose(before.sections()[section], after.sections()[section]))) {
        verdict = worse(verdict, isShort && section < 2 ? Verdict.DOUBTFUL : Verdict.CHANGED);
      }
      if (now.isEmpty() && !isKnownScript(sample, texts[section])) {
        verdict = Verdict.CHANGED;
      }
    }
    if (!LanguageDetector.isToldFromRelatives(code, all) || isWhollyForeign(found, code, texts)) {
      verdict = Verdict.CHANGED;
    }
    if (found[2].isEmpty() && !isKeptAsAWhole(code, sample, revised)) {
      verdict = Verdict.CHANGED;
    }
    return new Finding(found[0], found[1], found[2], verdict);
  }

  private static Verdict worse(Verdict left, Verdict right) {
    return left.compareTo(right) > 0 ? left : right;
  }

  private static boolean isStillClose(short[] before, short[] after) {
    return Closeness.of(before, after) >= STILL_CLOSE;
  }

  /** A short text before may have been taken for the language that the text is in now. */
  private static boolean isNoNews(String now, String code, String old, String text) {
    return !LanguageDetector.hasMoreWordsOf(now, code, text)
        || LanguageDetector.hasMoreWordsOf(now, code, old);
  }

  /** Instruction and response in one other language are no translation task, but a wrong label. */
  private static boolean isWhollyForeign(String[] found, String code, String[] texts) {
    return !found[2].equals(code)
        && found[0].equals(found[2])
        && LanguageDetector.hasMoreWordsOf(found[2], code, texts[2])
        && !LanguageDetector.hasMoreWordsOf(code, found[0], texts[0]);
  }

  private boolean isKeptAsAWhole(String code, SampleText sample, SampleText revised) {
    Optional<LanguageTag> whole = detector.detect(revised);
    return whole.isEmpty()
        || whole.get().value().equals(code)
        || whole.equals(detector.detect(sample));
  }

  /** Latin letters stand in texts of all scripts. */
  private static boolean isKnownScript(SampleText sample, String text) {
    Set<UnicodeScript> known = scripts(sample.instruction());
    known.addAll(scripts(sample.input()));
    known.addAll(scripts(sample.response()));
    return known.containsAll(scripts(text));
  }

  private static Set<UnicodeScript> scripts(String text) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .mapToObj(UnicodeScript::of)
        .filter(script -> script != UnicodeScript.LATIN)
        .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
        .forEach(scripts::add);
    return scripts;
  }
}
