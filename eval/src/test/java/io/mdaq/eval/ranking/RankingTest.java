// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.eval.statistics.Bootstrap;
import io.mdaq.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 1);

  /** Strengths 0.6, 0.3 and 0.1, 300 games a pair on 300 questions. */
  private static List<Game> games(long seed) {
    Random random = new Random(seed);
    List<Game> games = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      games.add(game(i, "a", "b", random.nextDouble() < 0.6 / 0.9 ? 1 : 0));
      games.add(game(i, "a", "c", random.nextDouble() < 0.6 / 0.7 ? 1 : 0));
      games.add(game(i, "b", "c", random.nextDouble() < 0.3 / 0.4 ? 1 : 0));
    }
    return games;
  }

  @Test
  void findsTheStrengthsThatMadeTheGames() {
    Ranking ranking = Ranking.of(games(5), BOOTSTRAP, Elo.STANDARD);

    assertThat(ranking.systems()).extracting(Ranking.Place::system).containsExactly("a", "b", "c");
    assertThat(strengths(ranking))
        .isEqualTo(strengths(Ranking.of(games(5), BOOTSTRAP, Elo.STANDARD)));
    List<Double> truth = List.of(0.6, 0.3, 0.1);
    for (int i = 0; i < 3; i++) {
      Ranking.Place place = ranking.systems().get(i);
      Interval interval = Objects.requireNonNull(place.bradleyTerryInterval());
      assertThat(interval.contains(truth.get(i))).isTrue();
      assertThat(interval.contains(Objects.requireNonNull(place.bradleyTerry()))).isTrue();
      assertThat(interval.high() - interval.low()).isBetween(0.01, 0.15);
      assertThat(place.averageWinRateInterval().contains(place.averageWinRate())).isTrue();
      assertThat(place.games()).isEqualTo(600);
    }
    assertThat(ranking.questions()).isEqualTo(300);
  }

  @Test
  void twoSystemsHaveTheirWinRate() {
    Ranking ranking =
        Ranking.of(
            List.of(game(1, "a", "b", 1), game(2, "b", "a", 0.5), game(3, "a", "b", 1)),
            BOOTSTRAP,
            Elo.STANDARD);

    assertThat(ranking.systems().get(0).bradleyTerry()).isCloseTo(2.5 / 3, within(1e-12));
    assertThat(ranking.systems().get(0).averageWinRate()).isCloseTo(2.5 / 3, within(1e-12));
    // Some draws hold wins of a only, which no finite strengths explain.
    assertThat(ranking.systems().get(0).bradleyTerryInterval()).isNull();
  }

  @Test
  void whoNeverLosesHasNoFiniteStrength() {
    Ranking ranking =
        Ranking.of(List.of(game(1, "a", "b", 1), game(2, "b", "c", 1)), BOOTSTRAP, Elo.STANDARD);

    assertThat(ranking.systems()).allMatch(place -> place.bradleyTerry() == null);
    assertThat(ranking.systems()).extracting(Ranking.Place::system).containsExactly("a", "b", "c");
    assertThat(ranking.systems())
        .extracting(Ranking.Place::averageWinRate)
        .containsExactly(1.0, 0.5, 0.0);
  }

  @Test
  void onlyTiesMakeEverybodyEqualSortedByName() {
    Ranking ranking =
        Ranking.of(
            List.of(game(1, "b", "a", 0.5), game(1, "c", "b", 0.5)), BOOTSTRAP, Elo.STANDARD);

    assertThat(ranking.systems()).extracting(Ranking.Place::system).containsExactly("a", "b", "c");
    assertThat(strengths(ranking)).allMatch(s -> Math.abs(s - 1 / 3.0) < 1e-12);
    assertThat(ranking.systems()).allMatch(place -> place.elo() == 1000);
  }

  /** By hand: 1000 + 4 (1 - 1/2), then the expectation of 1002 against 998 is 0.50576. */
  @Test
  void eloMovesByWhatWasNotExpected() {
    Ranking ranking =
        Ranking.of(List.of(game(1, "a", "b", 1), game(2, "a", "b", 0)), BOOTSTRAP, Elo.STANDARD);

    double expected = 1 / (1 + Math.pow(10, -4 / 400.0));
    assertThat(ranking.systems().get(0).elo()).isCloseTo(1002 - 4 * expected, within(1e-9));
  }

  @Test
  void noGameIsAgainstOneselfOrHalfWon() {
    assertThatThrownBy(() -> game(1, "a", "a", 1)).hasMessageContaining("cannot meet itself");
    assertThatThrownBy(() -> game(1, "a", "b", 0.7)).hasMessageContaining("no win, tie or loss");
    assertThatThrownBy(() -> game(1, "a", "b", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Double> strengths(Ranking ranking) {
    return ranking.systems().stream()
        .map(place -> Objects.requireNonNull(place.bradleyTerry()))
        .toList();
  }

  private static Game game(int question, String left, String right, double score) {
    return new Game("q" + question, left, right, score);
  }
}
