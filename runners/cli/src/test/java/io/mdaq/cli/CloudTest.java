// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.mdaq.core.cloud.CloudPath;
import io.mdaq.core.cloud.CloudStorage;
import io.mdaq.core.format.parquet.ParquetFiles;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.gcs.FakeGcs;
import io.mdaq.core.testing.gcs.Fault;
import io.mdaq.core.testing.gcs.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on {@code gs://} places, against a server on loopback. */
class CloudTest {

  private static final MessageType COLUMNS =
      MessageTypeParser.parseMessageType(
          "message rows { required binary instruction (UTF8); required binary output (UTF8);"
              + " required binary language (UTF8); }");

  @TempDir private Path folder;

  private final FakeGcs gcs = FakeGcs.start(7).bucket("out");

  @BeforeEach
  void putInputs() throws IOException {
    gcs.put("data/in/a.jsonl", String.join("\n", Rows.german(60, 1)) + "\n");
    gcs.put("data/in/b.json.gz", gzip("[" + String.join(",\n", Rows.german(30, 2)) + "]"));
    gcs.put("data/in/c.jsonl.zst", Zstd.compress(utf8(String.join("\n", Rows.german(30, 3)))));
    gcs.put(
        "data/in/d.parquet",
        ParquetFiles.of(
            COLUMNS,
            List.of(
                ParquetFiles.row(
                    COLUMNS,
                    row ->
                        row.append("instruction", "Nenne einen Baum.")
                            .append("output", "Die Buche ist ein Baum.")
                            .append("language", "de")))));
  }

  @AfterEach
  void close() {
    CloudStorage.useEndpoint("");
    gcs.close();
  }

  private Outcome curate(String runner, String output, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("curate", "--runner=" + runner, "--input", "gs://data/in/*", "--output"));
    arguments.add(output);
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--", "--gcsEndpoint=" + gcs.beamEndpoint()));
    return Outcome.of(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "flink"})
  void theFolderIsThatOnDiskFileByFile(String runner) throws IOException {
    gcs.fail(Operation.READ, "data/in/a.jsonl", Fault.status(503), 1);
    gcs.fail(Operation.WRITE, "out/run/ledger/", Fault.status(503), 1);
    curate(runner, "gs://out/run").isDone();
    Path disk = folder.resolve("disk");
    curate(runner, disk.toString()).isDone();

    List<String> files;
    try (Stream<Path> all = Files.walk(disk)) {
      files =
          all.filter(Files::isRegularFile)
              .map(file -> "out/run/" + disk.relativize(file))
              .sorted()
              .toList();
    }
    assertThat(gcs.paths("out/")).isEqualTo(files);
    assertThat(files).contains("out/run/manifest.json", "out/run/report.html");
    for (String file : files) {
      if (file.contains("/selected/") || file.contains("/ledger/")) {
        assertThat(gcs.bytes(file))
            .as(file)
            .isEqualTo(Files.readAllBytes(disk.resolve(file.substring("out/run/".length()))));
      }
    }
    assertThat(gcs.bytes("out/run/manifest.json"))
        .asString()
        .contains("\"gs://data/in/b.json.gz\"", "\"gs://data/in/d.parquet\"");
  }

  @Test
  void aFinishedFolderIsRefusedReplacedAndReadAgain() {
    curate("direct", "gs://out/run").isDone();
    curate("direct", "gs://out/run").isWrongUsage().says("gs://out/run exists and is not empty");
    curate("direct", "gs://out/run", "--overwrite").isDone();
    List<String> again =
        List.of(
            "curate",
            "--runner=direct",
            "--input",
            "gs://out/run/selected/*",
            "--output",
            folder.resolve("again").toString());
    Outcome.of(again).isDone();

    CloudStorage.shared()
        .delete(
            CloudStorage.shared().find(CloudPath.of("gs://out/run/manifest.json")).orElseThrow());
    Outcome.of(again)
        .isFailure()
        .says("gs://out/run/selected: the run that wrote this folder did not finish");
  }

  @Test
  void ofTwoRunsOneCommits() {
    // The other run's mark is there when this one comes to write its own.
    gcs.fail(
        Operation.WRITE,
        "out/run/manifest.json",
        new Fault.Meanwhile(() -> gcs.put("out/run/manifest.json", "the other's")),
        1);
    curate("direct", "gs://out/run")
        .isFailure()
        .says("another run has finished in gs://out/run meanwhile, and its result stays");
    assertThat(gcs.bytes("out/run/manifest.json")).asString().isEqualTo("the other's");

    gcs.fail(
        Operation.WRITE,
        "out/two/.run/started",
        new Fault.Meanwhile(() -> gcs.put("out/two/.run/started", "the other's")),
        1);
    curate("direct", "gs://out/two")
        .isWrongUsage()
        .says("another run has just begun to write to gs://out/two");
    assertThat(gcs.paths("out/two/")).containsExactly("out/two/.run/started");
  }

  @Test
  void whatIsWrongIsTold() {
    curate("direct", "gs://no-bucket/run").isWrongUsage().says("there is no such bucket");
    gcs.fail(Operation.WRITE, "out/denied/", Fault.status(403), 100);
    curate("direct", "gs://out/denied")
        .isFailure()
        .says("output.dir: cannot write to gs://out/denied", "permission denied");
    gcs.fail(Operation.READ, "data/in/a.jsonl", Fault.status(403), 100);
    curate("direct", "gs://out/run").isFailure().says("data/in/a.jsonl", "permission denied");
    assertThat(gcs.paths("out/")).isEmpty();
    String output = folder.resolve("out").toString();
    gcs.bucket("locked").fail(Operation.LIST, "locked/", Fault.status(401), 100);
    Outcome.of("curate", "--input", "gs://locked/*.json", "--output", output)
        .isFailure()
        .says("input.globs", "nobody is signed in");
    for (List<String> wrong :
        List.of(
            List.of("gs://data/nothing/*", "no file matches gs://data/nothing/*"),
            List.of("gs://data/in", "gs://data/in is a folder"),
            List.of("gs://data/absent.json", "no file matches"),
            List.of("gs://no-bucket/absent.json", "there is no such bucket"),
            List.of("gs:/data/in/a.jsonl", "neither a local path nor gs://BUCKET/NAME"))) {
      Outcome.of("curate", "--runner=direct", "--input", wrong.get(0), "--output", output)
          .isWrongUsage()
          .says("input.globs", wrong.get(1));
    }
  }

  @Test
  void anInputThatChangesMeanwhileIsNotTaken() {
    gcs.fail(
        Operation.WRITE,
        "out/run/selected/",
        new Fault.Meanwhile(() -> gcs.put("data/in/a.jsonl", "{}\n")),
        1);
    curate("direct", "gs://out/run")
        .isFailure()
        .says("gs://data/in/a.jsonl was changed or removed while it was read");
    assertThat(gcs.paths("out/")).isEmpty();
  }

  /** Also where the server begins with a page that holds nothing, as it may. */
  @Test
  void strangeNamesAndEmptyPagesCostNoRow() {
    for (String name : List.of("a[1]", "b #%2F?*", "ü{x}", "x//y")) {
      gcs.put("odd/" + name + ".jsonl", String.join("\n", Rows.german(5, name.length())) + "\n");
    }
    gcs.fail(Operation.LIST, "odd/", new Fault.Says(200, "{\"nextPageToken\": \"!\"}"), 1);
    Outcome outcome =
        Outcome.of(
                "curate",
                "--runner=direct",
                "--input=gs://odd/**.jsonl",
                "--output=gs://out/odd # %2F",
                "--",
                "--gcsEndpoint=" + gcs.url())
            .isDone();
    assertThat(outcome.out()).contains("of 20 samples");
    assertThat(gcs.paths("out/odd # %2F/")).contains("out/odd # %2F/manifest.json");
  }

  @Test
  void aScorerIsTrainedIntoTheCloudAndUsedFromThere() throws IOException {
    CloudStorage.useEndpoint(gcs.url());
    gcs.put("data/pairs.jsonl", String.join("\n", revisions(60)) + "\n");
    Outcome.of(
            "train-scorer",
            "--input",
            "gs://data/pairs.jsonl",
            "--output",
            "gs://out/models/scorer")
        .isDone();
    assertThat(gcs.paths("out/models/scorer/")).contains("out/models/scorer/model.safetensors");

    String scorer = "scorer.model=gs://out/models/scorer";
    curate("flink", "gs://out/run", "--set", scorer).isDone();
    assertThat(gcs.bytes("out/run/manifest.json"))
        .asString()
        .contains("\"gs://out/models/scorer\"");
    assertThat(gcs.count(Operation.READ, "out/models/scorer/model.safetensors")).isEqualTo(1);
    curate("direct", "gs://out/again", "--set", scorer.replace("models", "absent"))
        .isWrongUsage()
        .says("gs://out/absent/scorer: there is no such object");
  }

  @Test
  void answersKeptInTheCloudAreNotAskedForAgain() {
    try (FakeEndpoint endpoint = FakeEndpoint.start(BoostCommandTest::longer)) {
      List<String> boost =
          new ArrayList<>(
              List.of("boost", "--input", "gs://data/in/a.jsonl", "--output", "gs://out/boosted"));
      boost.addAll(List.of(BoostCommandTest.by(endpoint, "--runner=direct")));
      List<String> beam = List.of("--", "--gcsEndpoint=" + gcs.url());
      Outcome.of(Stream.concat(boost.stream(), beam.stream()).toList()).isDone();
      assertThat(gcs.paths("out/boosted.answers/")).hasSize(endpoint.totalRequests()).isNotEmpty();

      boost.add("--overwrite");
      assertThat(Outcome.of(Stream.concat(boost.stream(), beam.stream()).toList()).isDone().out())
          .contains("Asked fake 0 times");
    }
  }

  @Test
  void commandsOutsideThePipelineReadAndWriteThere() throws IOException {
    CloudStorage.useEndpoint(gcs.url());
    for (String side : List.of("subject", "baseline")) {
      Path file = folder.resolve(side + ".jsonl");
      JudgeTest.writeResponses(file, 9, side + " antwortet ");
      gcs.put("data/" + side + ".jsonl", Files.readAllBytes(file));
    }
    Outcome.of(
            "judge",
            "--subject=gs://data/subject.jsonl",
            "--baseline=gs://data/baseline.jsonl",
            "--output=gs://out/judged")
        .isDone();
    assertThat(gcs.bytes("out/judged/manifest.json")).asString().contains("gs://data/subject");
    Outcome.of("report", "--input=gs://out/judged", "--output=gs://out/report", "--dry-run")
        .isDone();
    assertThat(gcs.paths("out/report")).isEmpty();
    Outcome report =
        Outcome.of("report", "--input=gs://out/judged", "--output=gs://out/report").isDone();
    assertThat(report.out()).contains("Written to gs://out/report: read report.html there first.");
    assertThat(gcs.paths("out/report/"))
        .contains("out/report/manifest.json", "out/report/report.html");
    Outcome.of("report", "--input=gs://out/judged", "--output=gs://out/report", "--overwrite")
        .isWrongUsage()
        .says("output.dir: gs://out/report exists and is not empty");
    Outcome.of("judge", "--subject=gs://data/no", "--baseline=gs://data/no", "--output=x")
        .isWrongUsage()
        .says("gs://data/no: there is no such object");
    Outcome.of("study", "--input=gs://data/in/a.jsonl", "--prompts=embedded", "--output=gs://out/s")
        .isWrongUsage()
        .says("output.dir: gs://out/s: a study", "Choose a local folder");
  }

  @Test
  void flagsThatTakeALocalPathSaySo() {
    Outcome.of("curate", "--config", "gs://data/curate.yaml")
        .isWrongUsage()
        .says("gs://data/curate.yaml", "is not on this machine");
  }

  private static List<String> revisions(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                """
                {"Raw Instruction": "Frage %1$d?", "Raw Input": "", "Raw Response": "egal nein %1$d", \
                "Revised Instruction": "Frage %1$d?", "Revised Input": "", \
                "Revised Response": "gern bitte %1$d, und noch etwas mehr", "language": "de"}\
                """
                    .formatted(i))
        .toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
      stream.write(utf8(text));
    }
    return bytes.toByteArray();
  }
}
