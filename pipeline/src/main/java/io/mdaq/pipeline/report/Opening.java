// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import gg.jte.Content;
import io.mdaq.core.html.Parts;
import io.mdaq.core.html.Parts.Part;
import io.mdaq.core.html.Tone;
import io.mdaq.core.ledger.LanguageProfile.Count;
import io.mdaq.pipeline.examples.LanguageExamples;
import io.mdaq.pipeline.examples.LengthCounts;
import io.mdaq.pipeline.manifest.BoostFacts;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.manifest.CurationManifest.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What is seen first: what was kept, and what deserves a look.
 *
 * @param headline one sentence
 * @param sub where from, by what
 * @param ends where all rows ended
 * @param facts a few numbers
 * @param warnings sentences
 */
record Opening(String headline, String sub, Parts ends, List<Fact> facts, List<String> warnings) {

  /**
   * A number with its name.
   *
   * @param name what it is
   * @param value the number
   * @param note what more there is to say
   */
  record Fact(String name, String value, String note) {}

  static Content of(ReportFacts facts) {
    CurationManifest manifest = facts.manifest();
    Counts counts = manifest.counts();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("selected", counts.selected(), Tone.MAIN));
    parts.add(new Part("not selected", counts.notSelected(), Tone.BASE));
    parts.add(new Part("duplicates", counts.duplicate(), Tone.OTHER));
    parts.add(new Part("rejected", counts.rejected(), Tone.ALERT));
    return PageTemplates.content(
        "opening",
        new Opening(
            "%s of %s samples were selected"
                .formatted(count(counts.selected()), count(counts.read())),
            source(manifest),
            new Parts(parts),
            numbers(facts),
            warnings(facts)));
  }

  /** Where from, in words. */
  static String source(CurationManifest manifest) {
    return "%s from %s, seed %d"
        .formatted(
            things(manifest.languages().size(), "language"),
            things(manifest.inputs().size(), "file"),
            manifest.seed());
  }

  private static List<Fact> numbers(ReportFacts facts) {
    Counts counts = facts.manifest().counts();
    List<Fact> numbers = new ArrayList<>();
    numbers.add(
        new Fact(
            "Duplicates removed",
            count(counts.duplicate()),
            facts.warnShare().isEmpty()
                ? "exact ones; near ones were not looked for"
                : "%s of them near".formatted(count(counts.nearDuplicate()))));
    List<Count> clusters =
        ClusterCoverage.of(facts).values().stream().flatMap(List::stream).toList();
    if (!clusters.isEmpty()) {
      long covered = clusters.stream().filter(cluster -> cluster.selected() > 0).count();
      numbers.add(
          new Fact(
              "Clusters covered",
              percent((double) covered / clusters.size()),
              "%s of %s".formatted(count(covered), count(clusters.size()))));
    }
    if (counts.selected() > 0) {
      numbers.add(
          new Fact(
              "Mean length of a response",
              length(mean(facts, LanguageExamples::answeredSelected)),
              "characters; before selection " + length(mean(facts, LanguageExamples::answered))));
    }
    return numbers;
  }

  private static double mean(ReportFacts facts, Function<LanguageExamples, LengthCounts> which) {
    return facts.examples().languages().values().stream()
        .map(which)
        .reduce(LengthCounts.NONE, LengthCounts::plus)
        .mean();
  }

  private static String length(double mean) {
    return String.format(Locale.ROOT, "%,.0f", mean);
  }

  private static List<String> warnings(ReportFacts facts) {
    List<String> warnings = new ArrayList<>();
    NearDuplicateTable.warning(facts.manifest(), facts.warnShare()).ifPresent(warnings::add);
    facts
        .boosting()
        .map(BoostFacts::total)
        .filter(boosted -> boosted.replaced() == 0)
        .map(BoostWords::verdict)
        .ifPresent(warnings::add);
    facts
        .manifest()
        .languages()
        .forEach(
            (code, language) -> {
              if (language.selected() == 0) {
                warnings.add(
                    "Nothing was selected of the %s in %s."
                        .formatted(
                            things(language.samples(), "sample"), PageTemplates.nameOf(code)));
              }
            });
    facts
        .manifest()
        .groups()
        .forEach(
            (group, planned) -> {
              int selected = planned.first() + planned.diversity() + planned.fill();
              if (selected < planned.budget()) {
                warnings.add(
                    "%s: %s selected, although the budget is %s."
                        .formatted(
                            PageTemplates.nameOf(group), count(selected), count(planned.budget())));
              }
            });
    return warnings;
  }

  private static String things(long number, String thing) {
    return "%s %s%s".formatted(count(number), thing, number == 1 ? "" : "s");
  }
}
