// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.core.text.MarkdownText;
import io.mdaq.eval.diagnostics.AnswerCheck;
import io.mdaq.eval.diagnostics.LengthBias;
import io.mdaq.eval.diagnostics.Side;
import io.mdaq.eval.report.ReportRow.Orders;
import io.mdaq.eval.report.ReportRow.Scope;
import io.mdaq.eval.statistics.WilsonInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the diagnostics found that a reader must know, in a sentence or two for each kind of
 * finding: the languages in which it was found stand together.
 */
final class DiagnosticWarnings {

  /** A judge that surely changes sides so often goes by the order more than by the answers. */
  private static final double MANY_FLIPS = 0.25;

  private DiagnosticWarnings() {}

  static List<String> of(List<ReportRow> rows, List<AnswerCheck> answers) {
    List<ReportRow> languages = rows.stream().filter(row -> row.scope() == Scope.LANGUAGE).toList();
    List<String> warnings = new ArrayList<>();
    order(languages).ifPresent(warnings::add);
    length(languages).ifPresent(warnings::add);
    for (Side side : Side.values()) {
      List<AnswerCheck> own = answers.stream().filter(check -> check.side() == side).toList();
      constant(side, own).ifPresent(warnings::add);
      otherLanguage(side, own).ifPresent(warnings::add);
    }
    return warnings;
  }

  private static Optional<String> order(List<ReportRow> rows) {
    List<String> found = new ArrayList<>();
    for (ReportRow row : rows) {
      @Nullable Orders orders = row.orders();
      if (orders != null
          && orders.flipped() != null
          && WilsonInterval.of(orders.flipped(), orders.pairs()).low() > MANY_FLIPS) {
        found.add("%s (%s)".formatted(percent(orders.flipped()), place(row, rows)));
      }
    }
    return all(
        "The judge changed sides with the order of the answers on many of the pairs",
        found,
        "It goes by the position there, and the ties that result say nothing of the answers.");
  }

  private static Optional<String> length(List<ReportRow> rows) {
    List<String> found = new ArrayList<>();
    for (ReportRow row : rows) {
      @Nullable LengthBias lengths = row.lengths();
      if (lengths != null && lengths.share() != null && lengths.isStrong()) {
        found.add("%s (%s)".formatted(percent(lengths.share()), place(row, rows)));
      }
    }
    return all(
        "The longer answer won most of the decisions",
        found,
        "A judge that goes by length alone would look like this.");
  }

  private static Optional<String> constant(Side side, List<AnswerCheck> checks) {
    return all(
        "One and the same answer was given by the %s to many questions".formatted(name(side)),
        checks.stream()
            .filter(AnswerCheck::isConstant)
            .map(check -> share(check, check.commonest(), check.answers()))
            .toList(),
        "Such win rates tell something of the judge, not of the answers.");
  }

  private static Optional<String> otherLanguage(Side side, List<AnswerCheck> checks) {
    return all(
        "Many answers of the %s are in another language than their question, of those whose could be told"
            .formatted(name(side)),
        checks.stream()
            .filter(AnswerCheck::isOftenInOtherLanguage)
            .map(check -> share(check, check.otherLanguage(), check.detected()))
            .toList(),
        "They were scored as the judge said.");
  }

  private static Optional<String> all(String what, List<String> found, String meaning) {
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of("%s: %s. %s".formatted(what, String.join(", ", found), meaning));
  }

  private static String share(AnswerCheck check, long some, long all) {
    return "%s of %s (%s)"
        .formatted(count(some), count(all), LanguageLabel.markdown(check.language()));
  }

  /** The language, and of which questions where there are several kinds of them. */
  private static String place(ReportRow row, List<ReportRow> rows) {
    String language = LanguageLabel.markdown(row.language());
    return rows.stream().map(PageRows::title).distinct().count() == 1
        ? language
        : language + ", " + MarkdownText.quoted(PageRows.title(row));
  }

  private static String name(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }
}
