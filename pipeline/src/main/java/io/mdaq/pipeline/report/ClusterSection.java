// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import static io.mdaq.core.text.MarkdownText.count;
import static io.mdaq.core.text.MarkdownText.percent;

import gg.jte.Content;
import io.mdaq.core.html.Bars;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.DataTable;
import io.mdaq.core.html.DataTable.Column;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.Tone;
import io.mdaq.core.html.UserText;
import io.mdaq.core.ledger.LanguageProfile.Count;
import io.mdaq.pipeline.examples.ClusterExample;
import io.mdaq.pipeline.facts.GroupFacts;
import io.mdaq.pipeline.facts.GroupFacts.ClusterFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each group was allotted, which clusters were covered, and what clusters hold.
 *
 * @param about what the columns mean
 * @param table by group
 * @param groups some clusters of each group
 */
record ClusterSection(String about, DataTable table, List<Group> groups) {

  private static final int CLUSTERS_SHOWN = 3;

  /**
   * Some clusters of a group.
   *
   * @param name of the group
   * @param clusters chosen by hash, those with more members first
   */
  record Group(String name, List<Cluster> clusters) {}

  /**
   * A cluster.
   *
   * @param title its number and size
   * @param members some of them
   */
  record Cluster(String title, List<Member> members) {}

  /**
   * A member of a cluster.
   *
   * @param instruction the beginning of its instruction
   * @param note whether it was selected
   */
  record Member(UserText instruction, String note) {}

  static Optional<Section> of(ReportFacts facts) {
    if (facts.manifest().groups().isEmpty()) {
      return Optional.empty();
    }
    ClusterSection section =
        new ClusterSection(StageWords.explained(facts.manifest()), table(facts), groups(facts));
    return Optional.of(
        new Section("clusters", "Budget and clusters", PageTemplates.content("clusters", section)));
  }

  private static DataTable table(ReportFacts facts) {
    DataTable table =
        new DataTable(
            "A cluster is covered where at least one of its samples was selected.",
            List.of(
                Column.text("group"),
                Column.number("candidates"),
                Column.number("budget"),
                Column.number("first stage"),
                Column.number("diversity quota"),
                Column.number("filled from clusters"),
                Column.number("filled by score"),
                Column.number("clusters"),
                Column.number("largest"),
                Column.number("covered"),
                Column.text("coverage"),
                Column.text("rounds of fit")));
    SortedMap<String, List<Count>> coverage = ClusterCoverage.of(facts);
    facts
        .manifest()
        .groups()
        .forEach(
            (name, group) -> table.row(cells(name, group, coverage.getOrDefault(name, List.of()))));
    return table;
  }

  private static List<Content> cells(String name, GroupFacts group, List<Count> clusters) {
    List<Content> cells = new ArrayList<>();
    cells.add(Cell.text(PageTemplates.nameOf(name)));
    cells.add(Cell.count(group.candidates()));
    cells.add(Cell.count(group.budget()));
    cells.add(Cell.count(group.first()));
    cells.add(Cell.count(group.diversityQuota()));
    cells.add(
        group.diversityQuota() == 0
            ? Cell.NONE
            : Cell.text(
                "%s (%s)"
                    .formatted(
                        count(group.diversity()),
                        percent((double) group.diversity() / group.diversityQuota()))));
    cells.add(Cell.count(group.fill()));
    ClusterFacts fit = group.clusters();
    if (fit == null || clusters.isEmpty()) {
      cells.addAll(List.of(Cell.NONE, Cell.NONE, Cell.NONE, Cell.NONE, Cell.NONE));
      return cells;
    }
    double covered =
        (double) clusters.stream().filter(cluster -> cluster.selected() > 0).count()
            / clusters.size();
    cells.add(
        fit.count() < fit.requested()
            ? Cell.text(
                "%s (of %s asked for)".formatted(count(fit.count()), count(fit.requested())))
            : Cell.count(fit.count()));
    cells.add(Cell.count(clusters.stream().mapToLong(Count::all).max().orElse(0)));
    cells.add(Cell.percent(covered));
    cells.add(Bars.of(covered, Tone.MAIN));
    cells.add(Cell.text("%d (%s)".formatted(fit.iterations(), fit.stop().replace('_', ' '))));
    return cells;
  }

  private static List<Group> groups(ReportFacts facts) {
    SortedMap<String, SortedMap<Integer, Count>> counts = ClusterCoverage.byNumber(facts);
    List<Group> groups = new ArrayList<>();
    facts
        .examples()
        .clusters()
        .forEach(
            (name, clusters) -> {
              SortedMap<Integer, Count> sizes = counts.getOrDefault(name, new TreeMap<>());
              groups.add(
                  new Group(
                      PageTemplates.nameOf(name),
                      clusters.stream()
                          // The sort is stable: equal ones stay in their order by hash.
                          .sorted(Comparator.comparingInt(c -> -c.members().size()))
                          .limit(CLUSTERS_SHOWN)
                          .map(cluster -> shown(cluster, sizes))
                          .toList()));
            });
    return groups;
  }

  private static Cluster shown(ClusterExample cluster, SortedMap<Integer, Count> sizes) {
    Count count = Objects.requireNonNullElse(sizes.get(cluster.number()), new Count(0, 0));
    return new Cluster(
        "Cluster %d: %s sample%s, %s selected"
            .formatted(
                cluster.number(),
                count(count.all()),
                count.all() == 1 ? "" : "s",
                count(count.selected())),
        cluster.members().stream().map(ClusterSection::shown).toList());
  }

  private static Member shown(ClusterExample.Member member) {
    return new Member(
        UserText.beginning(
            member.instruction().head(), member.language(), member.instruction().hidden()),
        member.stage().isEmpty() ? "" : "selected by " + member.stage());
  }
}
