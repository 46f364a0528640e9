// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.ranking;

import java.util.Arrays;

/**
 * Elo's ratings (Elo 1978, The Rating of Chessplayers): behind each game a rating moves by k times
 * what was scored above expectation, 1 / (1 + base^((other - own) / scale)). Ratings depend on the
 * order of the games, so they have no interval here; they are for readers who know them from
 * elsewhere.
 *
 * @param start the rating before the first game
 * @param k the most points that a game moves
 * @param base of the expectation, above 1
 * @param scale the difference at which one side is expected to score {@code base} times the other
 */
public record Elo(double start, double k, double base, double scale) {

  /** Those of the evalica library's published ratings. */
  public static final Elo STANDARD = new Elo(1000, 4, 10, 400);

  /**
   * The ratings after all games.
   *
   * @param games in the order in which they are played
   */
  double[] of(IndexedGames games) {
    double[] ratings = new double[games.systems().size()];
    Arrays.fill(ratings, start);
    for (int game = 0; game < games.count(); game++) {
      int left = games.left(game);
      int right = games.right(game);
      double strengthOfLeft = Math.pow(base, ratings[left] / scale);
      double strengthOfRight = Math.pow(base, ratings[right] / scale);
      double both = strengthOfLeft + strengthOfRight;
      ratings[left] += k * (games.score(game) - strengthOfLeft / both);
      ratings[right] += k * (1 - games.score(game) - strengthOfRight / both);
    }
    return ratings;
  }
}
