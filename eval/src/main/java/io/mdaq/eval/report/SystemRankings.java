// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.judgement.PairOutcome;
import io.mdaq.eval.ranking.Elo;
import io.mdaq.eval.ranking.Game;
import io.mdaq.eval.ranking.Ranking;
import io.mdaq.eval.statistics.Bootstrap;
import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.Contest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts all systems that one judge compared into one order, where they are more than two. */
final class SystemRankings {

  private static final int MORE_THAN_A_CONTEST = 3;

  private static final Comparator<Group> ORDER =
      Comparator.comparing((Group group) -> group.judge().name())
          .thenComparing(group -> group.judge().kind())
          .thenComparing(Group::dimension);

  /** Games in this order are the same whatever the order of the inputs. */
  private static final Comparator<Played> PLAY =
      Comparator.comparing((Played played) -> played.game().question())
          .thenComparing(played -> played.comparison().stratum())
          .thenComparing(played -> played.comparison().prompt())
          .thenComparing(played -> played.game().left())
          .thenComparing(played -> played.game().right());

  private SystemRankings() {}

  private record Group(Contest.Judge judge, String dimension) {}

  private record Played(Comparison comparison, Game game) {}

  /** Of contests that were judged twice the first counts. */
  static List<SystemRanking> of(List<ContestData> contests, Bootstrap bootstrap) {
    Map<Group, List<Played>> groups = new TreeMap<>(ORDER);
    Set<List<Object>> seen = new HashSet<>();
    for (ContestData data : contests) {
      Contest contest = data.contest();
      if (contest.subject().equals(contest.baseline())
          || !seen.add(List.of(contest.judge(), contest.subject(), contest.baseline()))) {
        continue;
      }
      for (Comparison comparison : data.comparisons()) {
        if (comparison.outcome().scored()) {
          groups
              .computeIfAbsent(
                  new Group(contest.judge(), comparison.stratum().dimension()),
                  key -> new ArrayList<>())
              .add(new Played(comparison, game(data, comparison)));
        }
      }
    }
    List<SystemRanking> rankings = new ArrayList<>();
    groups.forEach(
        (group, played) -> {
          List<Game> games = played.stream().sorted(PLAY).map(Played::game).toList();
          if (systems(games) >= MORE_THAN_A_CONTEST) {
            rankings.add(
                new SystemRanking(
                    group.judge(),
                    group.dimension(),
                    Ranking.of(
                        games, bootstrap.named("ranking " + group.dimension()), Elo.STANDARD)));
          }
        });
    return rankings;
  }

  private static Game game(ContestData data, Comparison comparison) {
    double score =
        comparison.outcome() == PairOutcome.WIN
            ? 1
            : comparison.outcome() == PairOutcome.LOSS ? 0 : Comparison.EVEN;
    return new Game(
        data.aligned().question(comparison),
        data.contest().subject(),
        data.contest().baseline(),
        score);
  }

  private static long systems(List<Game> games) {
    Set<String> systems = new HashSet<>();
    games.forEach(
        game -> {
          systems.add(game.left());
          systems.add(game.right());
        });
    return systems.size();
  }
}
