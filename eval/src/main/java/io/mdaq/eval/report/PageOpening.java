// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import gg.jte.Content;
import io.mdaq.core.html.UserText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is seen first: who won, by how much, how sure, in which languages, and what to know before
 * believing it.
 *
 * @param verdicts one for each contest and dimension
 * @param warnings the first of them
 * @param further the others
 */
record PageOpening(List<PageVerdict> verdicts, List<UserText> warnings, List<UserText> further) {

  private static final int WARNINGS_AT_ONCE = 3;

  static Content of(PageFacts facts) {
    List<PageVerdict> verdicts = new ArrayList<>();
    Set<String> warnings = new LinkedHashSet<>();
    for (ContestReport contest : facts.report().contests()) {
      verdicts.addAll(PageVerdict.of(contest, facts));
      warnings.addAll(contest.warnings());
    }
    List<UserText> shown = warnings.stream().map(UserText::inline).toList();
    int first = Math.min(WARNINGS_AT_ONCE, shown.size());
    return PageTemplates.content(
        "opening",
        new PageOpening(verdicts, shown.subList(0, first), shown.subList(first, shown.size())));
  }
}
