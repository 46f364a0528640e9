// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.core.text.MarkdownText.count;

import gg.jte.Content;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.UserText;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.winrate.Comparison;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some comparisons with both answers, to be opened by language.
 *
 * @param contests those that have any
 * @param left what is not shown, in a sentence; empty where all is
 */
record ExampleSection(List<OfContest> contests, String left) {

  /** With all texts at their longest the page stays below about 5 MB. */
  static final int MOST = 360;

  /**
   * A contest's examples.
   *
   * @param name of the contest
   * @param subject its name
   * @param baseline its name
   * @param languages sorted by code
   */
  record OfContest(Content name, Content subject, Content baseline, List<Language> languages) {}

  /**
   * A language's examples.
   *
   * @param name of the language
   * @param counts what there is, in words
   * @param shown wins, losses and disagreements
   */
  record Language(Content name, String counts, List<Shown> shown) {}

  /**
   * An example.
   *
   * @param title what it is one of
   * @param verdicts what the judge said
   * @param place the prompt's id
   */
  record Shown(String title, String verdicts, UserText place, Example example) {}

  static Optional<Section> of(PageFacts facts) {
    int ofAKind = ofAKind(facts.examples());
    List<OfContest> contests = new ArrayList<>();
    int shown = 0;
    int all = 0;
    for (int i = 0; i < facts.examples().size(); i++) {
      List<Example> examples = first(facts.examples().get(i), ofAKind);
      all += examples.size();
      if (!examples.isEmpty() && shown + examples.size() <= MOST) {
        shown += examples.size();
        contests.add(of(facts, facts.report().contests().get(i), examples));
      }
    }
    if (contests.isEmpty()) {
      return Optional.empty();
    }
    String left =
        shown == all
            ? ""
            : "To keep the page small, %s of %s examples are shown."
                .formatted(count(shown), count(all));
    return Optional.of(
        new Section(
            "examples",
            "Examples",
            PageTemplates.content("examples", new ExampleSection(contests, left))));
  }

  boolean isSingle() {
    return contests.size() == 1;
  }

  /** As many of each language and kind as leave room for all contests, at least one. */
  private static int ofAKind(List<List<Example>> examples) {
    for (int number = ContestExamples.MOST_OF_A_KIND; number > 1; number--) {
      int most = number;
      if (examples.stream().mapToInt(list -> first(list, most).size()).sum() <= MOST) {
        return number;
      }
    }
    return 1;
  }

  private static List<Example> first(List<Example> examples, int ofAKind) {
    Map<List<Object>, Integer> taken = new LinkedHashMap<>();
    return examples.stream()
        .filter(
            example ->
                taken.merge(
                        List.of(example.comparison().stratum().language(), example.kind()),
                        1,
                        Integer::sum)
                    <= ofAKind)
        .toList();
  }

  private static OfContest of(PageFacts facts, ContestReport contest, List<Example> examples) {
    Map<String, List<Example>> byLanguage = new LinkedHashMap<>();
    examples.forEach(
        example ->
            byLanguage
                .computeIfAbsent(
                    example.comparison().stratum().language(), key -> new ArrayList<>())
                .add(example));
    List<Language> languages = new ArrayList<>();
    byLanguage.forEach(
        (language, own) ->
            languages.add(
                new Language(
                    LanguageLabel.content(language),
                    counts(own),
                    own.stream().map(ExampleSection::shown).toList())));
    return new OfContest(
        ContestBlocks.name(contest.contest(), facts),
        facts.names().system(contest.contest().subject()),
        facts.names().system(contest.contest().baseline()),
        languages);
  }

  private static String counts(List<Example> examples) {
    Map<Example.Kind, Integer> counts = new EnumMap<>(Example.Kind.class);
    examples.forEach(example -> counts.merge(example.kind(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((kind, number) -> words.add(number + " " + kind.counted(number)));
    return String.join(", ", words);
  }

  private static Shown shown(Example example) {
    Comparison comparison = example.comparison();
    return new Shown(
        example.kind().title(),
        verdicts(comparison.verdicts()),
        UserText.code(PageRows.name(comparison.prompt()) + turn(comparison)),
        example);
  }

  private static String turn(Comparison comparison) {
    return comparison.stratum().turn() == 1 ? "" : ", turn " + comparison.stratum().turn();
  }

  private static String verdicts(List<Verdict> verdicts) {
    return verdicts.size() == 2
        ? "Subject shown first: %s; baseline first: %s."
            .formatted(PageTemplates.words(verdicts.get(0)), PageTemplates.words(verdicts.get(1)))
        : "";
  }
}
