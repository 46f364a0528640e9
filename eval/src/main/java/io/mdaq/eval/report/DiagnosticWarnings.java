// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.eval.diagnostics.AnswerCheck;
import io.mdaq.eval.diagnostics.LengthBias;
import io.mdaq.eval.report.ReportRow.Orders;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.statistics.WilsonInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the diagnostics found that a reader must know; each in a sentence or two. */
final class DiagnosticWarnings {

  /** A judge that surely changes sides so often goes by the order more than by the answers. */
  private static final double MANY_FLIPS = 0.25;

  private DiagnosticWarnings() {}

  static List<String> of(List<ReportRow> rows, List<AnswerCheck> answers) {
    List<String> warnings = new ArrayList<>();
    for (ReportRow row : rows) {
      if (row.scope() == Scope.LANGUAGE) {
        order(row, warnings);
        length(row, warnings);
      }
    }
    for (AnswerCheck check : answers) {
      if (check.isConstant()) {
        warnings.add(
            "One and the same answer was given to %s of %s questions by the %s (%s): such win rates"
                    .formatted(
                        count(check.commonest()),
                        count(check.answers()),
                        side(check),
                        LanguageLabel.markdown(check.language()))
                + " tell something of the judge, not of the answers.");
      }
      if (check.isOftenInOtherLanguage()) {
        warnings.add(
            "%s of %s answers of the %s whose language could be told are not in %s; they were scored"
                    .formatted(
                        count(check.otherLanguage()),
                        count(check.detected()),
                        side(check),
                        LanguageLabel.sentence(check.language()))
                + " as the judge said.");
      }
    }
    return warnings;
  }

  private static void order(ReportRow row, List<String> warnings) {
    @Nullable Orders orders = row.orders();
    if (orders != null
        && orders.flipped() != null
        && WilsonInterval.of(orders.flipped(), orders.pairs()).low() > MANY_FLIPS) {
      warnings.add(
          "The judge changed sides with the order of the answers on %s of the pairs (%s): it goes by"
                  .formatted(percent(orders.flipped()), LanguageLabel.markdown(row.language()))
              + " the position, and the ties that result say nothing of the answers.");
    }
  }

  private static void length(ReportRow row, List<String> warnings) {
    @Nullable LengthBias lengths = row.lengths();
    if (lengths != null && lengths.share() != null && lengths.isStrong()) {
      warnings.add(
          "The longer answer won %s of the decisions (%s): a judge that goes by length alone would"
                  .formatted(percent(lengths.share()), LanguageLabel.markdown(row.language()))
              + " look like this.");
    }
  }

  private static String side(AnswerCheck check) {
    return check.side().name().toLowerCase(Locale.ROOT);
  }
}
