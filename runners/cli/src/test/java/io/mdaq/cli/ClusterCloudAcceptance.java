// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mdaq.core.testing.gcs.FakeGcs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Flink cluster of real processes that read and write in Cloud Storage, which is a server in this
 * process; what Flink's web page shows of a job; and a job whose command is interrupted.
 */
class ClusterCloudAcceptance {

  /** The stages of {@code CurationPipeline}, which each box on the page must name, but for ends. */
  private static final String STAGES =
      "Read rows|Score shards|Count corpus|Fit clusters|Assign clusters|Plan selection"
          + "|Write outcome|Write facts";

  /** Beam's view of a single element alone is a chain of ten operators; docs/engines.md. */
  private static final int LONGEST_NAME = 900;

  @TempDir private static Path folder;

  private static FakeGcs gcs;
  private static FlinkCluster cluster;

  @BeforeAll
  static void start() {
    gcs = FakeGcs.start().bucket("out");
    gcs.put("data/a.jsonl", String.join("\n", Rows.german(900, 1)) + "\n");
    gcs.put("data/b #1.jsonl", String.join("\n", Rows.german(300, 2)) + "\n{\"instruction\": 7}\n");
    cluster = FlinkCluster.start(folder.resolve("cluster"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
    gcs.close();
  }

  private static Outcome curate(String output, String... engine) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "curate", "--input=gs://data/*", "--output=gs://out/" + output, "--", endpoint()));
    arguments.addAll(List.of(engine));
    return Launched.run(arguments.toArray(String[]::new));
  }

  private static String endpoint() {
    return "--gcsEndpoint=" + gcs.url();
  }

  @Test
  void inCloudStorageItGivesWhatTheEmbeddedEngineGives() throws IOException {
    curate("cluster", cluster.master()).isDone();
    curate("embedded").isDone();
    for (String part : List.of("selected", "rejected", "ledger")) {
      assertThat(contents("cluster/" + part)).isNotEmpty().isEqualTo(contents("embedded/" + part));
    }
    assertThat(gcs.paths("out/cluster/"))
        .contains("out/cluster/manifest.json", "out/cluster/report.html")
        .noneMatch(path -> path.contains("/.run/") || path.endsWith(".partial"));

    List<String> boxes = names(cluster.rest("/jobs/" + lastJob()).path("vertices"));
    assertThat(boxes).hasSizeGreaterThan(10);
    assertThat(boxes).allMatch(name -> name.length() <= LONGEST_NAME);
    assertThat(boxes).allSatisfy(name -> assertThat(name).containsPattern(STAGES + "|DataSink"));
  }

  /** As Ctrl-C does it. */
  @Test
  void aJobGoesWithItsCommandAndTellsHowFarItIs() throws IOException, InterruptedException {
    gcs.put("large/in.jsonl", String.join("\n", Rows.german(100_000, 3)) + "\n");
    Launched run =
        Launched.start(
            Map.of("MDAQ_JAVA_OPTS", "-Dmdaq.terminal=true"),
            Launched.command(
                "curate",
                "--input=gs://large/*",
                "--output=gs://out/interrupted",
                "--",
                endpoint(),
                cluster.master()));
    // Said by the workers: the command itself reads no row.
    assertThat(run.awaitError(progress -> progress.contains(", read 100,000"))).isTrue();
    String job = lastJob();

    run.interrupt();

    Outcome outcome = run.outcome();
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(130);
    outcome.says("mdaq: interrupted; the unfinished output in gs://out/interrupted was removed");
    assertThat(outcome.err()).doesNotContain("unexpected failure", "Exception");
    assertThat(cluster.rest("/jobs/" + job + "/status").path("status").asText())
        .isEqualTo("CANCELED");
    assertThat(gcs.paths("out/interrupted")).isEmpty();
  }

  private static String lastJob() {
    String last = "";
    long latest = 0;
    for (JsonNode job : cluster.rest("/jobs/overview").path("jobs")) {
      if (job.path("start-time").asLong() > latest) {
        latest = job.path("start-time").asLong();
        last = job.path("jid").asText();
      }
    }
    return last;
  }

  private static List<String> names(JsonNode vertices) {
    List<String> names = new ArrayList<>();
    vertices.forEach(vertex -> names.add(vertex.path("name").asText()));
    return names;
  }

  /** By name; of the ledger, whose lines have no order, as a sorted list. */
  private static SortedMap<String, List<String>> contents(String path) throws IOException {
    SortedMap<String, List<String>> contents = new TreeMap<>();
    String prefix = "out/" + path + "/";
    for (String file : gcs.paths(prefix)) {
      byte[] bytes = gcs.bytes(file);
      if (file.endsWith(".gz")) {
        bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
      }
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      contents.put(
          file.substring(prefix.length()),
          file.endsWith(".gz") ? lines.stream().sorted().toList() : lines);
    }
    return contents;
  }
}
