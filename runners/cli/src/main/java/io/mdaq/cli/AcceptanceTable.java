// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import io.mdaq.core.boost.KeptReason;
import io.mdaq.core.boost.calibration.BoosterAcceptance;
import io.mdaq.core.boost.calibration.Calibration;
import io.mdaq.core.boost.calibration.Respondent;
import io.mdaq.core.boost.calibration.Tally;
import io.mdaq.core.text.MarkdownText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** How good the acceptance is, as tables in Markdown. */
final class AcceptanceTable {

  private static final Comparator<Map.Entry<String, Tally>> BY_SHARE =
      Comparator.comparingDouble(entry -> entry.getValue().acceptedShare());

  private AcceptanceTable() {}

  /**
   * What becomes of expert revisions by language, and of saboteurs' replies by their kind; then of
   * both where the raw response is about something else.
   */
  static String of(BoosterAcceptance acceptance) {
    MarkdownText text = new MarkdownText();
    addSamples(text, acceptance.all());
    text.heading("Where the raw response is that of another sample");
    addMisplaced(text, acceptance.misplaced());
    text.line("");
    text.line(
        "%s of %s cases have siblings in other languages."
            .formatted(count(acceptance.withSiblings()), count(acceptance.cases())));
    return text.toString();
  }

  private static void addSamples(MarkdownText text, Calibration calibration) {
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
  }

  private static void addMisplaced(MarkdownText text, Calibration calibration) {
    text.table(
        List.of("reply", "cases", "accepted", "least in a language", "most in a language"),
        "lrrrr");
    calibration
        .tallies()
        .forEach(
            (respondent, languages) ->
                text.row(
                    respondent.id(),
                    count(calibration.total(respondent).cases()),
                    share(calibration.total(respondent).acceptedShare()),
                    extreme(languages, BY_SHARE.reversed()),
                    extreme(languages, BY_SHARE)));
  }

  private static void addExpert(MarkdownText text, String language, Tally tally) {
    text.row(language, count(tally.cases()), share(tally.acceptedShare()), reasons(tally));
  }

  private static void addSaboteur(
      MarkdownText text, Respondent respondent, Calibration calibration) {
    Tally total = calibration.total(respondent);
    text.row(
        respondent.id(),
        count(total.cases()),
        share(total.acceptedShare()),
        extreme(calibration.of(respondent), BY_SHARE),
        share(total.rightShare(respondent)),
        reasons(total));
  }

  private static String extreme(
      SortedMap<String, Tally> languages, Comparator<Map.Entry<String, Tally>> order) {
    return languages.entrySet().stream()
        .max(order)
        .map(entry -> share(entry.getValue().acceptedShare()) + " " + entry.getKey())
        .orElse("-");
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
