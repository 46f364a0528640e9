// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.pipeline.manifest.CurationManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Flink cluster of real processes, a JobManager and two TaskManagers, beside the engines that run
 * in one process.
 */
class ClusterAcceptance {

  private static final Path CHAOS = Launched.SCRIPT.resolveSibling("benchmarks/chaos.sh");

  @TempDir private static Path folder;

  private static FlinkCluster cluster;
  private static String input = "";

  @BeforeAll
  static void start() {
    Rows.write(folder.resolve("a.jsonl"), Rows.german(2_000, 1));
    Rows.write(folder.resolve("b.jsonl"), Rows.with(Rows.german(1_000, 2), "{\"instruction\": 7}"));
    input = folder + "/?.jsonl";
    cluster = FlinkCluster.start(folder.resolve("cluster"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static Outcome curate(String output, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("curate", "--input=" + input, "--output=" + folder.resolve(output)));
    arguments.addAll(Arrays.asList(more));
    return Launched.run(arguments.toArray(String[]::new));
  }

  @Test
  void aProblemInAWorkerReachesTheUserAndLeavesNothing() {
    curate("failed", "--set=input.max_invalid_fraction=0.0001", "--", cluster.master())
        .isFailure()
        .says("1 of 3,001 rows are invalid");
    Outcome.assertNothingLeft(folder.resolve("failed"));
  }

  @Test
  void aSecondClusterInTheFolderOrOnThePortIsRefused() {
    assertThat(cluster.run("start").err()).contains("a cluster runs from");
    List<String> elsewhere =
        List.of(
            FlinkCluster.SCRIPT.toString(),
            "start",
            "--folder=" + folder.resolve("other"),
            "--port=" + cluster.port());
    Outcome taken = Launched.start(Map.of(), elsewhere).outcome();
    assertThat(taken.exitCode()).isEqualTo(1);
    assertThat(taken.err()).contains("port " + cluster.port() + " is in use");
    assertThat(cluster.run("start", "--slots=0").exitCode()).isEqualTo(2);
    assertThat(cluster.run("start", "--slots").err()).contains("--slots needs a value");
    assertThat(cluster.run("begin").err()).contains("begin is not a command");
  }

  /** Each has a slot; neither waits for the other, nor takes its classes or files. */
  @Test
  void twoJobsAtOnceGiveTheSame() throws IOException {
    List<Launched> jobs = new ArrayList<>();
    for (String output : List.of("one", "two")) {
      jobs.add(
          Launched.start(
              Map.of(),
              Launched.command(
                  "curate",
                  "--input=" + input,
                  "--output=" + folder.resolve(output),
                  "--",
                  cluster.master(),
                  "--parallelism=1")));
    }
    jobs.forEach(job -> job.outcome().isDone());
    curate("alone").isDone();
    for (String output : List.of("one", "two")) {
      assertThat(contents(output + "/selected")).isEqualTo(contents("alone/selected")).isNotEmpty();
      assertThat(ledger(output)).hasSize(3_001).isEqualTo(ledger("alone"));
    }
  }

  /**
   * The short form of ten runs, with an encoder: its native libraries must be loaded once by a
   * TaskManager that runs two jobs. One TaskManager is killed and replaced; then the JobManager.
   */
  @Test
  void killedOrNotItGivesWhatTheOtherEnginesGive() throws IOException {
    Path model = folder.resolve("model");
    new RandomCheckpoint(KnownShape.XLM_ROBERTA_TINY.config(), 5, DType.F32, Long.MAX_VALUE)
        .write(model);
    String[] settings = {
      "--set=scorer.model=" + model, "--set=embedder.model=" + model, "--set=encoder.max_tokens=64"
    };
    List<String> chaos =
        new ArrayList<>(List.of(CHAOS.toString(), input, folder.resolve("chaos").toString()));
    chaos.addAll(List.of(settings));
    Outcome outcome =
        Launched.start(
                Map.of("RUNS", "1", "SEED", "7", "PORT", Integer.toString(FlinkCluster.freePort())),
                chaos)
            .outcome();
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("identical result", "JobManager killed: mdaq: ", "1 of 1 runs gave");

    for (String engine : List.of("flink", "direct")) {
      curate(engine, settings[0], settings[1], settings[2], "--runner=" + engine).isDone();
      assertThat(contents("chaos/run-1/selected")).isEqualTo(contents(engine + "/selected"));
      assertThat(contents("chaos/run-1/rejected")).isEqualTo(contents(engine + "/rejected"));
      assertThat(ledger("chaos/run-1")).hasSize(3_001).isEqualTo(ledger(engine));
    }
    CurationManifest here = manifest("flink");
    CurationManifest there = manifest("chaos/run-1");
    assertThat(there.counts()).isEqualTo(here.counts());
    assertThat(there.languages()).isEqualTo(here.languages());
    assertThat(there.groups()).isEqualTo(here.groups());
    // Measured in other processes: they came back with the job.
    assertThat(there.seconds().stages().keySet()).isEqualTo(here.seconds().stages().keySet());
    for (String stage : List.of("read", "scored", "clustered", "written")) {
      assertThat(there.seconds().stages().get(stage)).as(stage).isPositive();
    }
  }

  private static CurationManifest manifest(String output) throws IOException {
    try (InputStream stream = Files.newInputStream(folder.resolve(output + "/manifest.json"))) {
      return JsonFile.read(stream, CurationManifest.class);
    }
  }

  private static Set<String> ledger(String output) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    for (Path file : filesIn(folder.resolve(output + "/ledger"))) {
      try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
        new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
      }
    }
    return lines;
  }

  private static SortedMap<String, String> contents(String path) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    for (Path file : filesIn(folder.resolve(path))) {
      contents.put(file.getFileName().toString(), Files.readString(file));
    }
    return contents;
  }

  private static List<Path> filesIn(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted().toList();
    }
  }
}
