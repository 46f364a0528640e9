// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.core.boost.KeptReason;
import io.mdaq.core.boost.calibration.Calibration;
import io.mdaq.core.boost.calibration.Respondent;
import io.mdaq.core.boost.calibration.Tally;
import io.mdaq.core.text.MarkdownText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A calibration of the acceptance as tables in Markdown. */
final class AcceptanceTable {

  private AcceptanceTable() {}

  /** What becomes of expert revisions by language, and of saboteurs' replies by their kind. */
  static String of(Calibration calibration) {
    MarkdownText text = new MarkdownText();
    text.heading("Expert revisions");
    text.table(List.of("language", "pairs", "accepted", "false rejections"), "lrrl");
    calibration
        .of(Respondent.ORACLE)
        .forEach((language, tally) -> addExpert(text, language, tally));
    addExpert(text, "all", calibration.total(Respondent.ORACLE));
    text.heading("Saboteurs");
    text.table(
        List.of("reply", "cases", "accepted", "most in a language", "right reason", "reasons"),
        "lrrrrl");
    for (Respondent respondent : Respondent.values()) {
      if (respondent != Respondent.ORACLE) {
        addSaboteur(text, respondent, calibration);
      }
    }
    return text.toString();
  }

  private static void addExpert(MarkdownText text, String language, Tally tally) {
    text.row(language, count(tally.cases()), share(tally.acceptedShare()), reasons(tally));
  }

  private static void addSaboteur(
      MarkdownText text, Respondent respondent, Calibration calibration) {
    Tally total = calibration.total(respondent);
    String worst =
        calibration.of(respondent).entrySet().stream()
            .max(Comparator.comparingDouble(entry -> entry.getValue().acceptedShare()))
            .map(entry -> share(entry.getValue().acceptedShare()) + " " + entry.getKey())
            .orElse("-");
    text.row(
        respondent.id(),
        count(total.cases()),
        share(total.acceptedShare()),
        worst,
        share(total.rightShare(respondent)),
        reasons(total));
  }

  /** With their shares of all cases, the most frequent first. */
  private static String reasons(Tally tally) {
    return tally.kept().entrySet().stream()
        .sorted(
            Map.Entry.<KeptReason, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            entry -> entry.getKey().id() + " " + percent((double) entry.getValue() / tally.cases()))
        .collect(Collectors.joining(", "));
  }

  private static String share(double share) {
    return Double.isNaN(share) ? "-" : percent(share);
  }
}
