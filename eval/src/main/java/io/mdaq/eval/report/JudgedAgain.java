// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.eval.diagnostics.VerdictDrift;
import io.mdaq.eval.diagnostics.VerdictDrift.Kind;
import io.mdaq.eval.statistics.Bootstrap;
import java.util.ArrayList;
import java.util.List;

/** Finds contests that compared the same answers, and says what changed between them. */
final class JudgedAgain {

  private JudgedAgain() {}

  /** Each contest against the first one of the same answers; then each sentinel against all. */
  static List<VerdictDrift> of(
      List<ContestData> contests, List<ContestData> sentinels, Bootstrap bootstrap) {
    List<VerdictDrift> drifts = new ArrayList<>();
    for (int later = 1; later < contests.size(); later++) {
      ContestData after = contests.get(later);
      contests.subList(0, later).stream()
          .filter(before -> isSame(before, after))
          .findFirst()
          .ifPresent(before -> drifts.add(drift(Kind.REPEAT, before, after, bootstrap)));
    }
    for (ContestData sentinel : sentinels) {
      List<ContestData> judgedSince =
          contests.stream().filter(contest -> isSame(sentinel, contest)).toList();
      if (judgedSince.isEmpty()) {
        throw UserException.usage(
            "statistics.sentinels: "
                + Excerpt.of(sentinel.contest().source())
                + " compared answers that no input compared. Judge the same responses again, and"
                + " name that judging with --input.");
      }
      judgedSince.forEach(after -> drifts.add(drift(Kind.SENTINEL, sentinel, after, bootstrap)));
    }
    return drifts;
  }

  private static boolean isSame(ContestData one, ContestData other) {
    return !one.answersId().isEmpty() && one.answersId().equals(other.answersId());
  }

  private static VerdictDrift drift(
      Kind kind, ContestData before, ContestData after, Bootstrap bootstrap) {
    return VerdictDrift.of(
        kind, before.judging(), after.judging(), after.aligned(), bootstrap.named("again"));
  }
}
