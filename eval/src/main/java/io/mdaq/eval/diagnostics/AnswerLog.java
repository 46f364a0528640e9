// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

import io.mdaq.core.language.LanguageCatalog;
import io.mdaq.core.language.LanguageDetector;
import io.mdaq.core.language.LanguageSet;
import io.mdaq.core.language.LanguageTag;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.text.CodePoints;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The answers of a contest, of which lengths and counts are kept and no text. Each side's answer to
 * a turn is added once. Filled one by one; not thread-safe.
 */
public final class AnswerLog {

  private final LanguageDetector detector = LanguageDetector.forSet(LanguageSet.known());
  private final Map<Place, Integer> lengths = new HashMap<>();

  /** By side, then by language. */
  private final Map<Side, TreeMap<String, Counts>> counts = new HashMap<>();

  private record Place(Side side, String prompt, int turn) {}

  /** Adds an answer; one that was added before is not counted again. */
  public void add(GivenAnswer answer) {
    Place place = new Place(answer.side(), answer.prompt(), answer.turn());
    if (lengths.putIfAbsent(place, CodePoints.length(answer.text())) == null) {
      counts
          .computeIfAbsent(answer.side(), side -> new TreeMap<>())
          .computeIfAbsent(answer.language(), language -> new Counts())
          .add(answer, detector);
    }
  }

  /** The length of an answer in code points; empty where the answer is not known. */
  public OptionalInt length(Side side, String prompt, int turn) {
    Integer length = lengths.get(new Place(side, prompt, turn));
    return length == null ? OptionalInt.empty() : OptionalInt.of(length);
  }

  /** Whether any answer is known. */
  public boolean isEmpty() {
    return lengths.isEmpty();
  }

  /** What is odd, by side and language, sorted; empty where no answer is known. */
  public List<AnswerCheck> checks() {
    return List.of(Side.values()).stream()
        .flatMap(
            side ->
                counts.getOrDefault(side, new TreeMap<>()).entrySet().stream()
                    .map(entry -> entry.getValue().check(side, entry.getKey())))
        .toList();
  }

  private static final class Counts {

    private final Map<String, Long> texts = new HashMap<>();
    private long answers;
    private long detected;
    private long otherLanguage;

    void add(GivenAnswer answer, LanguageDetector detector) {
      answers++;
      texts.merge(Sha256.hex(answer.text().strip()), 1L, Long::sum);
      Optional<String> asked = known(answer.language());
      if (asked.isPresent()) {
        Optional<LanguageTag> found = detector.detect(answer.text());
        detected += found.isPresent() ? 1 : 0;
        otherLanguage +=
            found.filter(tag -> !tag.primary().value().equals(asked.get())).isPresent() ? 1 : 0;
      }
    }

    AnswerCheck check(Side side, String language) {
      return new AnswerCheck(
          side,
          language,
          answers,
          detected,
          otherLanguage,
          texts.size(),
          Collections.max(texts.values()));
    }

    /** Only languages that the detector can find: it would take all others for one of these. */
    private static Optional<String> known(String language) {
      return LanguageTag.of(language)
          .map(tag -> tag.primary().value())
          .filter(code -> LanguageCatalog.get().byCode(code).isPresent());
    }
  }
}
