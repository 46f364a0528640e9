// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import gg.jte.Content;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.UserText;
import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.pipeline.examples.CutText;
import io.mdaq.pipeline.examples.LanguageExamples;
import io.mdaq.pipeline.examples.ShownSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The best and the worst samples of each language, in their own words.
 *
 * @param languages by language
 */
record SampleSection(List<Language> languages) {

  /**
   * One language's samples.
   *
   * @param name of the language
   * @param best the best
   * @param worst the worst that are not among the best
   */
  record Language(String name, List<Shown> best, List<Shown> worst) {}

  /**
   * A sample.
   *
   * @param score three decimals
   * @param fate whether it was selected, and by which stage
   * @param place the row it comes from
   * @param asked instruction, and input where there is one
   * @param answer response
   */
  record Shown(String score, String fate, UserText place, List<UserText> asked, UserText answer) {}

  static Optional<Section> of(ReportFacts facts) {
    List<Language> languages = new ArrayList<>();
    facts.examples().languages().forEach((code, examples) -> languages.add(of(code, examples)));
    if (languages.isEmpty()) {
      return Optional.empty();
    }
    Content body = PageTemplates.content("samples", new SampleSection(languages));
    return Optional.of(new Section("samples", "Best and worst samples", body));
  }

  private static Language of(String code, LanguageExamples examples) {
    Set<String> best = examples.best().stream().map(ShownSample::id).collect(Collectors.toSet());
    return new Language(
        PageTemplates.nameOf(code),
        examples.best().stream().map(sample -> shown(sample, code)).toList(),
        examples.worst().stream()
            .filter(sample -> !best.contains(sample.id()))
            .map(sample -> shown(sample, code))
            .toList());
  }

  private static Shown shown(ShownSample sample, String language) {
    List<UserText> asked = new ArrayList<>();
    asked.add(text(sample.instruction(), language));
    if (!sample.input().head().isEmpty()) {
      asked.add(text(sample.input(), language));
    }
    return new Shown(
        String.format(Locale.ROOT, "%.3f", (double) sample.score() / QualityScorer.SCALE),
        sample.stage().isEmpty() ? "not selected" : "selected by " + sample.stage(),
        UserText.code(sample.place()),
        asked,
        text(sample.response(), language));
  }

  private static UserText text(CutText text, String language) {
    return UserText.beginning(text.head(), language, text.hidden());
  }
}
