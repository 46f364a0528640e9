// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.Section;
import io.mdaq.core.html.UserText;
import io.mdaq.eval.winrate.Contest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a section says of each contest. One contest needs no heading; of many all but the first wait
 * to be opened.
 *
 * @param about what the section shows; empty for nothing
 * @param blocks one for each contest
 */
record ContestBlocks(String about, List<Block> blocks) {

  /** More contests than these are not all shown at once. */
  private static final int SHOWN_AT_ONCE = 3;

  /**
   * One contest.
   *
   * @param name of the contest
   * @param parts tables and paragraphs
   */
  record Block(Content name, List<Content> parts) {}

  /** A section with what there is to say of each contest; none where that is nothing. */
  static Optional<Section> section(
      String id,
      String title,
      String about,
      PageFacts facts,
      Function<ContestReport, List<Content>> parts) {
    List<Block> blocks = new ArrayList<>();
    for (ContestReport contest : facts.report().contests()) {
      List<Content> said = parts.apply(contest);
      if (!said.isEmpty()) {
        blocks.add(new Block(name(contest.contest(), facts), said));
      }
    }
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                id, title, PageTemplates.content("contests", new ContestBlocks(about, blocks))));
  }

  /** Contests of the same two are told apart by their source. */
  static Content name(Contest contest, PageFacts facts) {
    Content name = facts.names().contest(contest);
    long same =
        facts.report().contests().stream()
            .map(ContestReport::contest)
            .filter(other -> other.subject().equals(contest.subject()))
            .filter(other -> other.baseline().equals(contest.baseline()))
            .count();
    return same == 1 ? name : Cell.of(name, Cell.text(" in "), UserText.code(contest.source()));
  }

  boolean isSingle() {
    return blocks.size() == 1;
  }

  boolean isOpen(int block) {
    return block == 0 || blocks.size() <= SHOWN_AT_ONCE;
  }
}
