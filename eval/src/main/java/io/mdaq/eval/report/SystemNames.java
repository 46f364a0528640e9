// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import gg.jte.Content;
import io.mdaq.core.html.Cell;
import io.mdaq.core.html.UserText;
import io.mdaq.core.text.CodePoints;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.winrate.Contest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Names of systems for people. Systems are mostly named by the paths of their answers; where all of
 * them differ in the last part of the path, that part is enough.
 *
 * @param shown by the system's whole name
 */
record SystemNames(Map<String, String> shown) {

  static SystemNames of(List<Contest> contests) {
    List<String> names =
        contests.stream()
            .flatMap(contest -> Stream.of(contest.subject(), contest.baseline()))
            .distinct()
            .toList();
    boolean differ =
        names.stream().map(SystemNames::last).distinct().count() == names.size()
            && names.stream().noneMatch(name -> last(name).isEmpty());
    Map<String, String> shown = new TreeMap<>();
    names.forEach(name -> shown.put(name, cut(differ ? last(name) : name)));
    return new SystemNames(shown);
  }

  /** A system's name. */
  Content system(String name) {
    return UserText.inline(shown.getOrDefault(name, cut(name)));
  }

  /** Who was compared with whom. */
  Content contest(Contest contest) {
    return Cell.of(system(contest.subject()), Cell.text(" against "), system(contest.baseline()));
  }

  private static String last(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  private static String cut(String name) {
    String head = CodePoints.prefix(name, Excerpt.MAX_CODE_POINTS);
    return head.length() < name.length() ? head + "…" : head;
  }
}
