// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same answer on embedded Flink at any parallelism as on the DirectRunner. */
class FlinkDeterminismTest {

  private static final int ROWS = 375;

  /** With a near copy of every third row and one row that is none. */
  private static final int ALL_ROWS = ROWS + ROWS / 3 + 1;

  @TempDir private static Path folder;

  private String input = "";

  @BeforeEach
  void writeInput() {
    List<String> rows = new ArrayList<>(Corpora.withNearCopies(ROWS, 21));
    rows.add("{\"instruction\": 7, \"output\": \"x\", \"language\": \"de\"}");
    for (int part = 0; part < 4; part++) {
      Runs.write(
          folder.resolve("in/part-" + part + ".jsonl"),
          rows.subList(part * rows.size() / 4, (part + 1) * rows.size() / 4));
    }
    input = folder.resolve("in") + "/*.jsonl";
  }

  @ParameterizedTest
  @CsvSource({
    "1, das, false",
    "2, das, false",
    "4, das, false",
    "1, das, true",
    "4, das, true",
    "1, greedy, false",
    "4, greedy, false",
    "4, mmr, false",
    "4, diversity, false",
    "4, threshold, false",
  })
  void parallelismChangesNothing(int parallelism, String strategy, boolean removal) {
    String[] settings = {
      "selection.strategy=" + strategy,
      "selection.max_similarity=0.6",
      "selection.threshold=" + (strategy.equals("threshold") ? "95%" : ""),
      "dedup.near.enabled=" + removal
    };
    String name = strategy + "-" + removal;
    Path direct = folder.resolve("direct-" + name);
    Path flink = folder.resolve("flink-" + name + parallelism);
    if (Files.notExists(direct)) {
      Runs.prepare(new StrictDirectEngine(), input, direct, List.of(), settings)
          .execute(note -> {});
    }
    Runs.prepare(new FlinkEngine(), input, flink, List.of("--parallelism=" + parallelism), settings)
        .execute(note -> {});

    assertThat(Runs.contents(flink, "selected")).isEqualTo(Runs.contents(direct, "selected"));
    assertThat(Runs.contents(flink, "rejected")).isEqualTo(Runs.contents(direct, "rejected"));
    assertThat(Runs.ledger(flink)).isEqualTo(Runs.ledger(direct)).hasSize(ALL_ROWS);
  }

  @Test
  void aProblemInAWorkerReachesTheUserAndLeavesNothing() {
    Path output = folder.resolve("failed");

    assertThatThrownBy(
            () -> Runs.run(new FlinkEngine(), input, output, "input.max_invalid_fraction=0.0001"))
        .hasStackTraceContaining("1 of 501 rows are invalid");
    assertThat(output.resolve("manifest.json")).doesNotExist();
    assertThat(output.resolve("ledger")).doesNotExist();
  }
}
