// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.testing.SharedData;
import io.mdaq.eval.statistics.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every table of games beside a table of scores by evalica gives these scores. Elo: start 1000, k
 * 4, base 10, scale 400, games in the order of the file.
 */
class PublishedRankingTest {

  private static final String FOLDER = "bradley_terry";
  private static final String GOLDEN = "-golden.csv";
  private static final Offset<Double> TOLERANCE = within(1e-9);
  private static final Bootstrap FEW_DRAWS = new Bootstrap(Bootstrap.FEWEST_DRAWS, 1);

  static Stream<Named<Path>> files() throws IOException {
    return SharedData.vectorFiles(FOLDER, GOLDEN).stream()
        .map(path -> Named.of(path.getFileName().toString(), path));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void givesThePublishedScores(Path golden) throws IOException {
    String name = golden.getFileName().toString().replace(GOLDEN, ".csv");
    Ranking ranking = Ranking.of(games(golden.resolveSibling(name)), FEW_DRAWS, Elo.STANDARD);
    Map<String, Map<String, Double>> expected = scores(golden);

    assertScores(
        ranking,
        place -> Objects.requireNonNull(place.bradleyTerry()),
        Objects.requireNonNull(expected.get("bradley_terry")));
    assertScores(
        ranking,
        Ranking.Place::averageWinRate,
        Objects.requireNonNull(expected.get("average_win_rate")));
    assertScores(ranking, Ranking.Place::elo, Objects.requireNonNull(expected.get("elo")));
  }

  private static void assertScores(
      Ranking ranking, ToDoubleFunction<Ranking.Place> score, Map<String, Double> expected) {
    Map<String, Double> actual =
        ranking.systems().stream()
            .collect(Collectors.toMap(Ranking.Place::system, score::applyAsDouble));
    assertThat(actual).containsOnlyKeys(expected.keySet());
    expected.forEach((system, value) -> assertThat(actual.get(system)).isCloseTo(value, TOLERANCE));
  }

  private static List<Game> games(Path file) throws IOException {
    List<List<String>> rows = rows(file);
    int left = rows.get(0).indexOf("left");
    int right = rows.get(0).indexOf("right");
    int winner = rows.get(0).indexOf("winner");
    List<Game> games = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      double score =
          switch (row.get(winner)) {
            case "left" -> 1;
            case "right" -> 0;
            case "tie" -> 0.5;
            default -> throw new AssertionError("no winner: " + row);
          };
      games.add(new Game("game " + games.size(), row.get(left), row.get(right), score));
    }
    return games;
  }

  private static Map<String, Map<String, Double>> scores(Path file) throws IOException {
    Map<String, Map<String, Double>> scores = new TreeMap<>();
    for (List<String> row : rows(file)) {
      if (!row.get(0).equals("algorithm")) {
        scores
            .computeIfAbsent(row.get(0), key -> new TreeMap<>())
            .put(row.get(1), Double.valueOf(row.get(2)));
      }
    }
    return scores;
  }

  /** Rows of CSV whose cells may be quoted. */
  private static List<List<String>> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(PublishedRankingTest::cells).toList();
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : (line + ",").toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    return cells;
  }
}
