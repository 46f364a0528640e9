// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.culture;

import io.mdaq.eval.culture.CultureReport.AnswerRow;
import io.mdaq.eval.culture.CultureReport.ReferenceRow;
import java.util.Locale;

/** A report on culture as Markdown tables. */
public final class CultureTable {

  private CultureTable() {}

  /** Both tables, each where it has rows; shares in percent with their intervals. */
  public static String markdown(CultureReport report) {
    StringBuilder text = new StringBuilder();
    if (!report.answers().isEmpty()) {
      text.append(
          """
          | system | language | category | answers | exact | lenient | unanswered |
          | --- | --- | --- | ---: | ---: | ---: | ---: |
          """);
      report.answers().forEach(row -> append(text, row));
    }
    if (!report.references().isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n")
          .append(
              """
              | system | language | responses | with a reference | references per response | on the list |
              | --- | --- | ---: | ---: | ---: | ---: |
              """);
      report.references().forEach(row -> append(text, row));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, AnswerRow row) {
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %d | %s | %s | %d |\n",
            cell(row.system()),
            cell(row.language()),
            row.category().isEmpty() ? "all" : cell(row.category()),
            row.exact().of(),
            percent(row.exact()),
            percent(row.lenient()),
            row.unanswered()));
  }

  private static void append(StringBuilder text, ReferenceRow row) {
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %d | %s | %.2f (%.2f to %.2f) | %d |\n",
            cell(row.system()),
            cell(row.language()),
            row.withReference().of(),
            percent(row.withReference()),
            row.perResponse().value(),
            row.perResponse().low(),
            row.perResponse().high(),
            row.entries()));
  }

  private static String percent(Share share) {
    return share.of() == 0
        ? "–"
        : String.format(
            Locale.ROOT,
            "%.1f %% (%.1f to %.1f)",
            100 * share.value(),
            100 * share.low(),
            100 * share.high());
  }

  /** A stranger's text that stays inside its cell and is no markup. */
  private static String cell(String text) {
    StringBuilder cell = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if ("\\`*_{}[]<>()#+!|&~".indexOf(c) >= 0) {
                cell.append('\\').appendCodePoint(c);
              } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                cell.append(' ');
              } else {
                cell.appendCodePoint(c);
              }
            });
    return cell.toString();
  }
}
