// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import io.mdaq.core.language.LanguageOutcome.Contradicted;
import io.mdaq.core.language.LanguageOutcome.Known;
import io.mdaq.core.language.LanguageOutcome.Unknown;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.Excerpt;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The rule that gives each row its language: its field, else its file's name, else the default,
 * else detection. The first of them that says anything decides; if that is not in the set, the
 * others are not asked and the row has no language. Thread-safe.
 */
public final class LanguageResolution {

  private static final int LONGEST_QUOTE = 40;
  private static final int MOST_FILES_REMEMBERED = 1000;

  /** Texts in a language field that say nothing. */
  private static final Set<String> SAYS_NOTHING =
      Set.of("", "und", "unknown", "none", "null", "n/a", "-", "?");

  private final LanguageSet set;
  private final Optional<String> fallback;
  private final FileNameLanguage fileNames;
  private final LanguageDetector detector;
  private final LanguageCheck check;
  private final Checking checking;

  /** Answers by path; threads read different files at the same time. */
  private final Map<String, Optional<LanguageTag>> ofFiles = new ConcurrentHashMap<>();

  /** The rule for a set, with nothing checked. */
  public LanguageResolution(LanguageSet set, Optional<String> fallback) {
    this(set, fallback, Checking.NONE);
  }

  /**
   * The rule for a set.
   *
   * @param fallback the default, an entry of the set; where present, no row gets its language by
   *     detection
   * @param checking whether texts are compared with the language that they are said to be in
   */
  public LanguageResolution(LanguageSet set, Optional<String> fallback, Checking checking) {
    this.set = set;
    this.fallback = fallback;
    this.fileNames = new FileNameLanguage(set);
    this.detector = LanguageDetector.forSet(set);
    this.check = new LanguageCheck(set);
    this.checking = checking;
  }

  /**
   * The language of one row.
   *
   * @param path of the row's file
   * @param declared the text of the row's language field
   */
  public LanguageOutcome resolve(String path, Optional<String> declared, SampleText text) {
    LanguageOutcome told = told(path, declared, text);
    return told instanceof Known known && checking != Checking.NONE ? checked(known, text) : told;
  }

  private LanguageOutcome checked(Known known, SampleText text) {
    if (known.source() == LanguageSource.DETECTION) {
      return known;
    }
    String detected = check.detect(known.code(), text);
    return checking == Checking.REJECT && LanguageCheck.contradicts(known.code(), detected)
        ? new Contradicted(saidBy(known) + ", and the text is in " + detected)
        : new Known(known.code(), known.source(), detected);
  }

  private static String saidBy(Known known) {
    String language = known.code();
    return switch (known.source()) {
      case FIELD -> "the row's field says " + language;
      case FILE_NAME -> "the file's name says " + language;
      case DEFAULT -> "languages.default says " + language;
      case DETECTION -> throw new IllegalArgumentException("a detected language is not checked");
    };
  }

  private LanguageOutcome told(String path, Optional<String> declared, SampleText text) {
    Optional<String> field = declared.map(String::strip).filter(LanguageResolution::saysSomething);
    if (field.isPresent()) {
      return inSet(set.resolve(field.get()), LanguageSource.FIELD, () -> fromField(field.get()));
    }
    Optional<LanguageTag> ofFile = ofFile(path);
    if (ofFile.isPresent()) {
      return inSet(
          set.match(ofFile.get()),
          LanguageSource.FILE_NAME,
          () -> "the file's name says " + ofFile.get() + ", which is not in languages.set");
    }
    if (fallback.isPresent()) {
      return new Known(fallback.get(), LanguageSource.DEFAULT);
    }
    Optional<LanguageTag> detected = detector.detect(text);
    return inSet(
        detected.flatMap(set::match), LanguageSource.DETECTION, () -> fromDetection(detected));
  }

  private static LanguageOutcome inSet(
      Optional<String> entry, LanguageSource source, Supplier<String> detail) {
    return entry
        .<LanguageOutcome>map(code -> new Known(code, source))
        .orElseGet(() -> new Unknown(detail.get()));
  }

  private Optional<LanguageTag> ofFile(String path) {
    Optional<LanguageTag> known = ofFiles.get(path);
    if (known != null) {
      return known;
    }
    if (ofFiles.size() >= MOST_FILES_REMEMBERED) {
      ofFiles.clear();
    }
    Optional<LanguageTag> found = fileNames.find(path);
    ofFiles.put(path, found);
    return found;
  }

  private static boolean saysSomething(String field) {
    return !SAYS_NOTHING.contains(field.toLowerCase(Locale.ROOT));
  }

  private static String fromField(String field) {
    String quoted = "the language field says " + Excerpt.of(field, LONGEST_QUOTE) + ", which is ";
    return LanguageTag.of(field)
        .map(tag -> quoted + tag + ", not in languages.set")
        .orElse(quoted + "no code or name of a known language");
  }

  private static String fromDetection(Optional<LanguageTag> detected) {
    return "neither field nor file name tells the language, and the text "
        + detected
            .map(tag -> "was detected as " + tag + ", which is not in languages.set")
            .orElse("gives no clear answer");
  }
}
