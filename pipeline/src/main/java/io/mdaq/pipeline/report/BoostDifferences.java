// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.sample.SampleText;
import io.mdaq.core.text.DiffExcerpt;
import io.mdaq.core.text.DiffExcerpt.Span;
import io.mdaq.core.text.MarkdownText;
import io.mdaq.core.text.TextDiff;
import io.mdaq.pipeline.boost.BoostProfile;
import io.mdaq.pipeline.boost.BoostedLine;
import java.util.List;
import java.util.SortedMap;

/** One replaced candidate of each language and one kept of each reason, in Markdown. */
final class BoostDifferences {

  private static final int LIMIT = 400;

  private BoostDifferences() {}

  static void write(MarkdownText text, BoostProfile boosted) {
    text.heading("Revisions");
    text.line(
        "One of each language that was accepted and one of each reason that was not, drawn by hash;"
            + " report.html has more. `[-words-]` were removed, `{+words+}` added.");
    write(text, boosted.replaced());
    write(text, boosted.kept());
  }

  private static void write(MarkdownText text, SortedMap<String, List<BoostedLine>> examples) {
    examples.forEach(
        (key, lines) -> {
          BoostedLine line = lines.get(0);
          text.line("");
          text.line(
              "%s: %s%s"
                  .formatted(
                      MarkdownText.code(key),
                      MarkdownText.quoted(line.place()),
                      line.hasReplaced()
                          ? ", accepted"
                          : ", kept: " + MarkdownText.quoted(line.detail())));
          text.line("");
          text.fenced(difference(line));
        });
  }

  private static String difference(BoostedLine line) {
    SampleText old = line.original();
    SampleText now = line.revised() == null ? old : line.revised();
    return section("instruction", old.instruction(), now.instruction())
        + section("input", old.input(), now.input())
        + section("response", old.response(), now.response()).stripTrailing();
  }

  private static String section(String name, String old, String now) {
    if (old.isEmpty() && now.isEmpty()) {
      return "";
    }
    DiffExcerpt excerpt = DiffExcerpt.both(TextDiff.between(old, now), LIMIT);
    StringBuilder section = new StringBuilder(name + ": ");
    excerpt.spans().forEach(span -> section.append(marked(span)));
    return section.append(excerpt.hidden() > 0 ? "…\n" : "\n").toString();
  }

  private static String marked(Span span) {
    return switch (span.mark()) {
      case REMOVED -> "[-" + span.text() + "-]";
      case ADDED -> "{+" + span.text() + "+}";
      case SAME, GAP -> span.text();
    };
  }
}
