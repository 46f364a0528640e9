// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at a Dataflow job with everything that is installed on the class path. */
class DataflowDryRunTest {

  @TempDir private Path folder;

  private List<String> arguments(String... forBeam) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "curate",
                "--runner=dataflow",
                "--dry-run",
                "--input=" + Rows.write(folder.resolve("in.jsonl"), Rows.german(20, 1)),
                "--output=gs://no-such-bucket/out",
                "--"));
    arguments.addAll(List.of(forBeam));
    return arguments;
  }

  @Test
  void workersGetNoOtherEngineAndNoCommand() {
    String out =
        Outcome.of(
                arguments(
                    "--project=my-project",
                    "--region=europe-west1",
                    "--tempLocation=gs://no-such-bucket/temp"))
            .isDone()
            .out();
    assertThat(out)
        .contains("Would submit the Dataflow job mdaq-", "Steps: ", "Sinks: ")
        .contains("Staged to gs://no-such-bucket/temp/staging")
        .contains("A run would be refused: input.globs: " + folder)
        .doesNotContain("output.dir:");
    List<String> staged =
        out.lines().filter(line -> line.matches("  [\\d,]+  \\S+\\.jar")).toList();
    for (String needed : List.of("beam-sdks-java-core-", "lingua-", "jackson-")) {
      assertThat(staged).anyMatch(line -> line.contains("  " + needed));
    }
    for (String useless :
        List.of("flink-", "beam-runners-direct-", "echarts-", "picocli-", "onnxruntime-1")) {
      assertThat(staged).noneMatch(line -> line.contains("  " + useless));
    }
  }

  @Test
  void whatIsMissingIsAskedForBeforeAnythingElse() {
    Outcome.of(arguments("--project=my-project", "--region=europe-west1"))
        .isWrongUsage()
        .says("--runner dataflow", "--tempLocation=... is missing");
  }
}
