// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.config.ReportConfig;
import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.judgement.Verdict;
import io.mdaq.eval.report.ReportRow.Samples;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.winrate.Asking;
import io.mdaq.eval.winrate.Contest;
import io.mdaq.eval.winrate.Funnel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a reader must know before believing a number; each in a sentence or two. */
final class ReportWarnings {

  private static final String EMBEDDED =
      "Embedded judge: a quality scorer compared the answers, not a language model. It rewards how"
          + " an answer is written and cannot tell whether it is right. These win rates serve to"
          + " try an evaluation out; do not report them as the verdict of a judge.";

  private static final String ONE_ORDER =
      "Each pair was judged in one order only, which is not recorded: a bias of the judge for a"
          + " position cannot be seen, and is not taken out.";

  private static final String NO_LANGUAGE =
      "The language of the questions is not stated; name it with --language.";

  private ReportWarnings() {}

  static List<String> of(
      Contest contest,
      Funnel funnel,
      Map<Asking, Map<Verdict, Long>> verdicts,
      List<ReportRow> rows,
      long fewSamples) {
    List<String> warnings = new ArrayList<>();
    if (contest.judge().kind() == Contest.Kind.EMBEDDED) {
      warnings.add(EMBEDDED);
    }
    if (verdicts.containsKey(Asking.ONCE)) {
      warnings.add(ONE_ORDER);
    }
    if (rows.stream().anyMatch(row -> row.language().equals(ReportConfig.NO_LANGUAGE))) {
      warnings.add(NO_LANGUAGE);
    }
    if (funnel.scored() < funnel.questions()) {
      warnings.add(
          "%s of %s comparisons have no score and are left out of the win rates; the tables say why."
              .formatted(
                  MarkdownText.count(funnel.questions() - funnel.scored()),
                  MarkdownText.count(funnel.questions())));
    }
    if (rows.stream().anyMatch(ReportWarnings::isFew)) {
      warnings.add(
          "Rows marked \"few\" have fewer than %s scored comparisons: differences of several points"
                  .formatted(MarkdownText.count(fewSamples))
              + " are chance there.");
    }
    return warnings;
  }

  private static boolean isFew(ReportRow row) {
    return row.scope() == Scope.LANGUAGE
        && (row.rate() == null || row.rate().samples() == Samples.FEW);
  }
}
