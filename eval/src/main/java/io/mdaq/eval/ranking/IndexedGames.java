// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.ranking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Games with systems and questions as numbers. Systems are sorted by name. */
final class IndexedGames {

  private final List<String> systems;
  private final int[] left;
  private final int[] right;
  private final double[] score;

  /** By question, in the order in which they first appear, what its games add up to. */
  private final List<List<Sum>> questions;

  /** How often one system beat another on a question, ties as half. */
  private record Sum(int winner, int loser, double wins) {}

  IndexedGames(List<Game> games) {
    TreeSet<String> names = new TreeSet<>();
    games.forEach(
        game -> {
          names.add(game.left());
          names.add(game.right());
        });
    systems = List.copyOf(names);
    Map<String, Integer> numbers = new HashMap<>();
    systems.forEach(system -> numbers.put(system, numbers.size()));
    left = games.stream().mapToInt(game -> number(numbers, game.left())).toArray();
    right = games.stream().mapToInt(game -> number(numbers, game.right())).toArray();
    score = games.stream().mapToDouble(Game::score).toArray();
    Map<String, Integer> known = new HashMap<>();
    List<Wins> byQuestion = new ArrayList<>();
    for (int game = 0; game < score.length; game++) {
      int number = known.merge(games.get(game).question(), known.size(), (first, next) -> first);
      if (number == byQuestion.size()) {
        byQuestion.add(new Wins(systems.size()));
      }
      byQuestion.get(number).add(left[game], right[game], score[game]);
      byQuestion.get(number).add(right[game], left[game], 1 - score[game]);
    }
    questions = byQuestion.stream().map(IndexedGames::sums).toList();
  }

  private static List<Sum> sums(Wins wins) {
    List<Sum> sums = new ArrayList<>();
    for (int winner = 0; winner < wins.systems(); winner++) {
      for (int loser = 0; loser < wins.systems(); loser++) {
        if (wins.of(winner, loser) > 0) {
          sums.add(new Sum(winner, loser, wins.of(winner, loser)));
        }
      }
    }
    return sums;
  }

  List<String> systems() {
    return systems;
  }

  int count() {
    return score.length;
  }

  int questions() {
    return questions.size();
  }

  int left(int game) {
    return left[game];
  }

  int right(int game) {
    return right[game];
  }

  double score(int game) {
    return score[game];
  }

  /** How many games each system played. */
  long[] gamesOf() {
    long[] played = new long[systems.size()];
    for (int game = 0; game < count(); game++) {
      played[left[game]]++;
      played[right[game]]++;
    }
    return played;
  }

  /** Adds all games of a question. */
  void addTo(Wins wins, int question) {
    for (Sum sum : questions.get(question)) {
      wins.add(sum.winner(), sum.loser(), sum.wins());
    }
  }

  private static int number(Map<String, Integer> numbers, String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalStateException("no such system: " + name);
    }
    return number;
  }
}
