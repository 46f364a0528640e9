// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.core.text.MarkdownText;
import io.mdaq.pipeline.boost.BoostSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What boosting came to, language by language: a section of the report in Markdown. */
final class BoostTable {

  private BoostTable() {}

  /** Writes the section; nothing where nothing was boosted. */
  static void write(MarkdownText text, BoostSummary summary) {
    BoostSummary.Language all = summary.total();
    if (all.candidates() == 0) {
      return;
    }
    text.heading("Boosting");
    text.line(
        all.replaced() == 0
            ? "No revision was accepted: every candidate stayed as it is."
            : "A revision took the place of %s of %s candidates. All texts, old and new, with every"
                    .formatted(count(all.replaced()), count(all.candidates()))
                + " check's value are in `boosted/`.");
    text.line("");
    text.table(
        List.of(
            "language",
            "candidates",
            "replaced",
            "share",
            "mean score before",
            "after",
            "median edit distance"),
        "lrrrrrr");
    summary.languages().forEach((code, language) -> row(text, code, language));
    row(text, "all", all);
    text.line("");
    text.line("Why the others stayed:");
    text.line("");
    text.table(List.of("reason", "candidates", "by language"), "lrl");
    all.kept().forEach((reason, candidates) -> reason(text, reason, candidates, summary));
  }

  private static void row(MarkdownText text, String name, BoostSummary.Language language) {
    text.row(
        name,
        count(language.candidates()),
        count(language.replaced()),
        percent((double) language.replaced() / Math.max(1, language.candidates())),
        mean(language.scoreBefore(), language.replaced()),
        mean(language.scoreAfter(), language.replaced()),
        median(language.editDistances()));
  }

  private static void reason(
      MarkdownText text, String reason, long candidates, BoostSummary summary) {
    TreeMap<String, Long> by = new TreeMap<>();
    summary
        .languages()
        .forEach((code, language) -> by.put(code, language.kept().getOrDefault(reason, 0L)));
    by.values().removeIf(value -> value == 0);
    StringBuilder list = new StringBuilder();
    by.forEach((code, some) -> list.append(list.isEmpty() ? "" : ", ").append(code + " " + some));
    text.row("`" + reason + "`", count(candidates), list.toString());
  }

  private static String mean(long sum, long count) {
    return count == 0
        ? "-"
        : String.format(Locale.ROOT, "%.3f", (double) sum / count / QualityScorer.SCALE);
  }

  /** The bounds of the powers of two between which it lies. */
  private static String median(SortedMap<Integer, Long> distances) {
    long all = distances.values().stream().mapToLong(Long::longValue).sum();
    long seen = 0;
    for (Map.Entry<Integer, Long> entry : distances.entrySet()) {
      seen += entry.getValue();
      if (2 * seen >= all) {
        long least = 1L << (entry.getKey() - 1);
        return count(least) + " to " + count(2 * least - 1);
      }
    }
    return "-";
  }
}
