// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import gg.jte.Content;
import io.mdaq.core.html.Parts;
import io.mdaq.core.html.Parts.Part;
import io.mdaq.core.html.Tone;
import io.mdaq.pipeline.boost.BoostSummary.Language;
import io.mdaq.pipeline.manifest.BoostFacts;
import io.mdaq.pipeline.manifest.CurationManifest.Counts;
import io.mdaq.pipeline.report.Opening.Fact;
import java.util.ArrayList;
import java.util.List;

/** What is seen first of a run that boosted and selected nothing. */
final class BoostOpening {

  private BoostOpening() {}

  static Content of(ReportFacts facts, BoostFacts boosting) {
    Counts counts = facts.manifest().counts();
    Language all = boosting.total();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("written", counts.selected(), Tone.MAIN));
    parts.add(new Part("duplicates", counts.duplicate(), Tone.OTHER));
    parts.add(new Part("rejected", counts.rejected(), Tone.ALERT));
    return PageTemplates.content(
        "opening",
        new Opening(
            headline(all),
            Opening.source(facts.manifest()),
            new Parts(parts),
            numbers(boosting, all),
            List.of()));
  }

  private static String headline(Language all) {
    if (all.candidates() == 0) {
      return "There was nothing to boost";
    }
    return all.replaced() == 0
        ? "No revision was accepted: all %s candidates stayed".formatted(count(all.candidates()))
        : "%s of %s candidates were rewritten"
            .formatted(count(all.replaced()), count(all.candidates()));
  }

  private static List<Fact> numbers(BoostFacts boosting, Language all) {
    List<Fact> numbers = new ArrayList<>();
    numbers.add(
        new Fact(
            "Accepted",
            percent((double) all.replaced() / Math.max(1, all.candidates())),
            "of the candidates"));
    if (all.replaced() > 0) {
      numbers.add(
          new Fact(
              "Mean score",
              BoostWords.mean(all.scoreAfter(), all.replaced()),
              "of what was rewritten; before "
                  + BoostWords.mean(all.scoreBefore(), all.replaced())));
    }
    numbers.add(
        new Fact(
            "Requests",
            count(boosting.account().asked()),
            "and %s answers that were there".formatted(count(boosting.account().reused()))));
    numbers.add(new Fact("Cost", boosting.paid(), "of this run, by the prices given"));
    return numbers;
  }
}
