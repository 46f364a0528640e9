// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import io.mdaq.runner.flink.FlinkEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same answer through a job server as on embedded Flink and on the DirectRunner. */
class PortableDeterminismTest {

  private static final int ROWS = 2_400;

  /** With a near copy of every third row and one row that is none. */
  private static final int ALL_ROWS = ROWS + ROWS / 3 + 1;

  private static final String[] SETTINGS = {"dedup.near.enabled=true"};

  @TempDir private static Path folder;

  private static String input = "";
  private static Path expected = Path.of("");
  private static CurationManifest manifest;

  @BeforeAll
  static void runInOneProcess() {
    List<String> rows = new ArrayList<>(Corpora.withNearCopies(ROWS, 61));
    rows.add("{\"instruction\": 7, \"output\": \"x\", \"language\": \"de\"}");
    for (int part = 0; part < 4; part++) {
      Runs.write(
          folder.resolve("in/part-" + part + ".jsonl"),
          rows.subList(part * rows.size() / 4, (part + 1) * rows.size() / 4));
    }
    input = folder.resolve("in") + "/*.jsonl";
    expected = folder.resolve("direct");
    manifest = Runs.run(new StrictDirectEngine(), input, expected, SETTINGS);
  }

  private static void assertSame(Path output, CurationManifest other) {
    assertThat(Runs.contents(output, "selected"))
        .isEqualTo(Runs.contents(expected, "selected"))
        .isNotEmpty();
    assertThat(Runs.contents(output, "rejected")).isEqualTo(Runs.contents(expected, "rejected"));
    assertThat(Runs.ledger(output)).isEqualTo(Runs.ledger(expected)).hasSize(ALL_ROWS);
    assertThat(other.counts()).isEqualTo(manifest.counts());
    assertThat(other.languages()).isEqualTo(manifest.languages());
    assertThat(other.groups()).isEqualTo(manifest.groups());
    // Nobody knows how long; but what took time on one engine took some on the other.
    assertThat(timed(other)).isEqualTo(timed(manifest)).containsValues(true, false);
  }

  private static SortedMap<String, Boolean> timed(CurationManifest manifest) {
    SortedMap<String, Boolean> timed = new TreeMap<>();
    manifest.seconds().stages().forEach((stage, seconds) -> timed.put(stage, seconds > 0));
    return timed;
  }

  private static CurationManifest run(Engine engine, Path output, String... arguments) {
    return Runs.prepare(engine, input, output, List.of(arguments), SETTINGS).execute(note -> {});
  }

  @Test
  void embeddedFlinkGivesTheSame() {
    Path output = folder.resolve("flink");
    assertSame(output, run(new FlinkEngine(), output, "--parallelism=2"));
  }

  @Test
  void aJobServerInThisProcessGivesTheSame() {
    Path output = folder.resolve("portable");
    assertSame(output, run(new PortableEngine(), output, "--parallelism=2"));
  }

  @Test
  void aJobServerElsewhereGivesTheSame() {
    Path output = folder.resolve("endpoint");
    String staged = Runs.write(folder.resolve("any.jar"), List.of("staged"));
    try (LocalJobServer server = LocalJobServer.start()) {
      assertSame(
          output,
          run(
              new PortableEngine(),
              output,
              "--jobEndpoint=" + server.endpoint(),
              "--defaultEnvironmentType=EMBEDDED",
              "--filesToStage=" + staged,
              "--environmentCacheMillis=600000",
              "--parallelism=3"));
    }
  }

  @Test
  void aProblemInAWorkerReachesTheUserAndLeavesNothing() {
    Path output = folder.resolve("failed");
    assertThatThrownBy(
            () ->
                Runs.run(new PortableEngine(), input, output, "input.max_invalid_fraction=0.0001"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("1 of 3,201 rows are invalid")
        .hasMessageNotContaining("\tat ");
    assertThat(output.resolve("manifest.json")).doesNotExist();
    assertThat(output.resolve("ledger")).doesNotExist();
  }
}
