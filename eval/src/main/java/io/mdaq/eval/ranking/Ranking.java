// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.ranking;

import io.mdaq.eval.statistics.Bootstrap;
import io.mdaq.eval.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * Systems from the strongest down: by Bradley-Terry, or by the average win rate where that has no
 * finite fit; ties by name.
 *
 * @param questions how many are drawn again for the intervals
 * @param games how many there are
 * @param elo the parameters of Elo's ratings
 * @param systems in their order
 */
public record Ranking(long questions, long games, Elo elo, List<Place> systems) {

  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  public Ranking {
    systems = List.copyOf(systems);
  }

  /**
   * A system's place.
   *
   * @param system its name
   * @param games how many it played
   * @param bradleyTerry its strength; the strengths add up to 1. Null where no finite fit exists
   * @param bradleyTerryInterval at 95 %, percentiles of the draws; null where a draw has no finite
   *     fit
   * @param averageWinRate 0 to 1, over the systems it met
   * @param averageWinRateInterval at 95 %
   * @param elo its rating
   */
  public record Place(
      String system,
      long games,
      @Nullable Double bradleyTerry,
      @Nullable Interval bradleyTerryInterval,
      double averageWinRate,
      Interval averageWinRateInterval,
      double elo) {}

  /**
   * Ranks.
   *
   * @param games in the order in which Elo plays them; at least one
   * @param bootstrap how often questions are drawn again, and from which seed
   */
  public static Ranking of(List<Game> games, Bootstrap bootstrap, Elo elo) {
    IndexedGames indexed = new IndexedGames(games);
    int systems = indexed.systems().size();
    Wins wins = new Wins(systems);
    for (int question = 0; question < indexed.questions(); question++) {
      indexed.addTo(wins, question);
    }
    Optional<double[]> strengths = BradleyTerry.fit(wins);
    double[] rates = AverageWinRate.of(wins);
    double[] ratings = elo.of(indexed);
    long[] played = indexed.gamesOf();
    Draws draws = Draws.of(indexed, bootstrap, strengths.isPresent());
    List<Place> places = new ArrayList<>();
    for (int system = 0; system < systems; system++) {
      places.add(
          new Place(
              indexed.systems().get(system),
              played[system],
              strengths.isPresent() ? (Double) strengths.get()[system] : null,
              draws.strengths().isEmpty() ? null : interval(draws.strengths(), system),
              rates[system],
              interval(draws.rates(), system),
              ratings[system]));
    }
    places.sort(
        Comparator.comparingDouble(
                (Place place) ->
                    place.bradleyTerry() == null ? place.averageWinRate() : place.bradleyTerry())
            .reversed()
            .thenComparing(Place::system));
    return new Ranking(indexed.questions(), indexed.count(), elo, places);
  }

  /** What drawing questions again brought; no strengths where one draw has no finite fit. */
  private record Draws(List<double[]> strengths, List<double[]> rates) {

    static Draws of(IndexedGames games, Bootstrap bootstrap, boolean fits) {
      UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(bootstrap.seed());
      List<double[]> strengths = new ArrayList<>();
      List<double[]> rates = new ArrayList<>();
      Wins wins = new Wins(games.systems().size());
      boolean isFitting = fits;
      for (int draw = 0; draw < bootstrap.draws(); draw++) {
        wins.clear();
        for (int i = 0; i < games.questions(); i++) {
          games.addTo(wins, random.nextInt(games.questions()));
        }
        rates.add(AverageWinRate.of(wins));
        if (isFitting) {
          Optional<double[]> fit = BradleyTerry.fit(wins);
          isFitting = fit.isPresent();
          fit.ifPresent(strengths::add);
        }
      }
      return new Draws(isFitting ? strengths : List.of(), rates);
    }
  }

  /** Percentiles, which no change of scale moves. */
  private static Interval interval(List<double[]> draws, int system) {
    double[] values = draws.stream().mapToDouble(draw -> draw[system]).sorted().toArray();
    return new Interval(at(values, LOW), at(values, HIGH));
  }

  private static double at(double[] ascending, double share) {
    return ascending[(int) Math.round(share * (ascending.length - 1))];
  }
}
