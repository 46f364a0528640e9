// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import gg.jte.Content;
import io.mdaq.core.html.UserText;
import java.util.ArrayList;
import java.util.List;

/**
 * What is seen first: who won, by how much, how sure, in which languages, and what to know before
 * believing it.
 *
 * @param contests in their order
 */
record PageOpening(List<OfContest> contests) {

  private static final int NOTES_AT_ONCE = 3;

  /**
   * A contest.
   *
   * @param verdicts one for each dimension
   * @param notes what to know first
   * @param further what else to know
   */
  record OfContest(List<PageVerdict> verdicts, List<UserText> notes, List<UserText> further) {

    /** What the further notes are called. */
    String summary() {
      return "%d %s on these numbers"
          .formatted(
              further.size(),
              (notes.isEmpty() ? "" : "more ") + (further.size() == 1 ? "note" : "notes"));
    }
  }

  static Content of(PageFacts facts) {
    List<OfContest> contests = new ArrayList<>();
    for (ContestReport contest : facts.report().contests()) {
      List<UserText> notes = contest.warnings().stream().map(UserText::inline).toList();
      // Most notes of later contests are those of the first one again.
      int first = contests.isEmpty() ? Math.min(NOTES_AT_ONCE, notes.size()) : 0;
      contests.add(
          new OfContest(
              PageVerdict.of(contest, facts),
              notes.subList(0, first),
              notes.subList(first, notes.size())));
    }
    return PageTemplates.content("opening", new PageOpening(contests));
  }
}
