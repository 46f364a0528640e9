// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.UserText;
import io.mdaq.core.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is seen first: who won, by how much, how sure, in which languages, and what to know before
 * believing it.
 *
 * @param contests in their order
 */
record PageOpening(List<OfContest> contests) {

  private static final int NOTES_AT_ONCE = 5;
  private static final Pattern CODE = Pattern.compile("(`+)(.+?)\\1(?!`)");

  /**
   * A contest.
   *
   * @param verdicts one for each dimension
   * @param notes what to know first
   * @param further what else to know
   */
  record OfContest(List<PageVerdict> verdicts, List<Content> notes, List<Content> further) {

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
      List<Content> notes = contest.warnings().stream().map(PageOpening::note).toList();
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

  /** A note is a line of Markdown, in which strangers' texts stand as {@link MarkdownText#code}. */
  static Content note(String markdown) {
    List<Content> parts = new ArrayList<>();
    Matcher code = CODE.matcher(markdown);
    int end = 0;
    for (; code.find(); end = code.end()) {
      parts.add(UserText.inline(markdown.substring(end, code.start())));
      parts.add(UserText.code(code.group(2).strip()));
    }
    parts.add(UserText.inline(markdown.substring(end)));
    return Cell.of(parts.toArray(Content[]::new));
  }
}
