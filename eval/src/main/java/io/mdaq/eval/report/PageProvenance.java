// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.ConfigTable;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.UserText;
import io.mdaq.core.manifest.FileHash;
import io.mdaq.core.manifest.SoftwareVersions;
import io.mdaq.eval.winrate.Contest;
import java.util.List;

/**
 * What the numbers depend on. The time of writing is left to the manifest: equal runs, one page.
 */
final class PageProvenance {

  private PageProvenance() {}

  static Section of(PageFacts facts) {
    Content body =
        facts.report().contests().isEmpty()
            ? Cell.of(software(facts), inputs(facts), configuration(facts))
            : Cell.of(contests(facts), software(facts), inputs(facts), configuration(facts));
    return new Section("provenance", "Provenance", body);
  }

  private static DataTable contests(PageFacts facts) {
    DataTable table =
        new DataTable(
            "Contests, by their whole names.",
            List.of(
                Column.text("source"),
                Column.text("subject"),
                Column.text("baseline"),
                Column.text("judge")));
    for (ContestReport report : facts.report().contests()) {
      Contest contest = report.contest();
      table.row(
          UserText.code(contest.source()),
          UserText.code(contest.subject()),
          UserText.code(contest.baseline()),
          JudgeSections.name(contest.judge()));
    }
    return table;
  }

  private static DataTable software(PageFacts facts) {
    SoftwareVersions software = facts.manifest().software();
    return new DataTable("Software.", List.of(Column.text("what"), Column.text("which")))
        .row(Cell.text("mdaq"), UserText.inline(software.mdaq()))
        .row(Cell.text("Java"), UserText.inline(software.java() + ", " + software.platform()));
  }

  private static DataTable inputs(PageFacts facts) {
    DataTable table =
        new DataTable(
            "Files that were read.",
            List.of(Column.text("file"), Column.number("bytes"), Column.text("SHA-256")));
    for (FileHash file : facts.manifest().inputs()) {
      table.row(UserText.code(file.name()), Cell.count(file.bytes()), UserText.code(file.sha256()));
    }
    return table;
  }

  private static DataTable configuration(PageFacts facts) {
    return ConfigTable.of("report", facts.manifest().config());
  }
}
