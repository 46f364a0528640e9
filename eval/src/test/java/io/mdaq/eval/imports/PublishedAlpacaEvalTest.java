// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mdaq.core.testing.SharedData;
import io.mdaq.eval.winrate.WinRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of published annotations gives the win rate that the leaderboard published for it. */
class PublishedAlpacaEvalTest {

  private static final String FOLDER = "alpaca_eval_annotations";
  private static final Offset<Double> TOLERANCE = within(1e-9);

  static Stream<Named<Path>> files() throws IOException {
    return SharedData.vectorFiles(FOLDER, ".json").stream()
        .map(path -> Named.of(path.getFileName().toString(), path));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void givesThePublishedNumbers(Path file) throws IOException {
    String model = file.getFileName().toString().replaceFirst("\\.json$", "");
    Map<String, Double> published = published(model);

    WinRate rate = Recorded.read(file).tally().winRate().orElseThrow();

    assertThat(100 * rate.value()).isCloseTo(published.get("win_rate"), TOLERANCE);
    assertThat(100 * rate.standardError().orElseThrow())
        .isCloseTo(published.get("standard_error"), TOLERANCE);
    assertThat((double) rate.wins()).isEqualTo(published.get("n_wins"));
    assertThat((double) rate.losses()).isEqualTo(published.get("n_wins_base"));
    assertThat((double) rate.ties()).isEqualTo(published.get("n_draws"));
    assertThat((double) rate.n()).isEqualTo(published.get("n_total"));
    assertThat(100 * rate.discrete()).isCloseTo(published.get("discrete_win_rate"), TOLERANCE);
  }

  private static Map<String, Double> published(String model) throws IOException {
    Path table = SharedData.vectors(FOLDER).resolve("published.csv");
    assumeTrue(Files.exists(table), () -> "reference data absent: " + table);
    List<String> lines = Files.readAllLines(table);
    String[] heads = lines.get(0).split(",", -1);
    String[] cells =
        lines.stream()
            .map(line -> line.split(",", -1))
            .filter(row -> row[0].equals(model))
            .findFirst()
            .orElseThrow(() -> new AssertionError(model + " is not in " + table));
    Map<String, Double> numbers = new HashMap<>();
    for (int i = 1; i < heads.length; i++) {
      numbers.put(heads[i], Double.valueOf(cells[i]));
    }
    return numbers;
  }
}
