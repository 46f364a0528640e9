// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.mdaq.core.cloud.CloudStorage;
import io.mdaq.core.testing.gcs.FakeGcs;
import io.mdaq.core.testing.gcs.Fault;
import io.mdaq.core.testing.gcs.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What users get wrong about engines and places: one plain message each, the exit code, and nothing
 * left behind.
 */
class EngineProblemsTest {

  private static final int NEVER_ENDING = 1_000_000;
  private static final String HTML = "<html><title>Please sign in</title></html>";

  @TempDir private static Path folder;

  private static HttpServer other;
  private static HttpServer broken;
  private static Path input;
  private static int closedPort;

  private final FakeGcs gcs = FakeGcs.start();

  @BeforeAll
  static void startServers() throws IOException {
    input = Rows.write(folder.resolve("in.jsonl"), Rows.german(40, 1));
    other = answering(HTML);
    broken = answering("{\"flink-version\": \"1.19");
    HttpServer closed = answering("");
    closedPort = closed.getAddress().getPort();
    closed.stop(0);
  }

  private static HttpServer answering(String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  @AfterAll
  static void stopServers() {
    other.stop(0);
    broken.stop(0);
  }

  @BeforeEach
  void fillStorage() {
    String rows = String.join("\n", Rows.german(40, 1)) + "\n";
    gcs.bucket("out").put("data/in.jsonl", rows).put("data/empty.jsonl", "");
    gcs.put("data/latin.jsonl", rows.getBytes(StandardCharsets.UTF_16LE));
    gcs.put("data/cut.json", "[" + rows.substring(0, 1_000));
    gcs.put("locked/in.jsonl", rows).fail(Operation.ANY, "locked/", Fault.status(403), 100);
    gcs.put("html/in.jsonl", rows)
        .fail(Operation.ANY, "html/", new Fault.Says(200, HTML), NEVER_ENDING);
    gcs.put("full/manifest.json", "{}").put("full/ledger/part", "x");
    gcs.put("models/garbage/config.json", "<html>").put("models/garbage/model.safetensors", "");
    gcs.put("models/lexical/model.safetensors", new byte[7]);
  }

  @AfterEach
  void close() {
    CloudStorage.useEndpoint("");
    gcs.close();
  }

  private Outcome run(String line) {
    String text = line;
    for (Map.Entry<String, String> place :
        Map.of(
                "IN", input.toString(),
                "OUT", folder.resolve("out").toString(),
                "GCS", "-- --gcsEndpoint=" + gcs.url(),
                "CLOSED", "127.0.0.1:" + closedPort,
                "OTHER", "127.0.0.1:" + other.getAddress().getPort(),
                "BROKEN", "127.0.0.1:" + broken.getAddress().getPort())
            .entrySet()) {
      text = text.replaceAll("\\b" + place.getKey() + "\\b", place.getValue());
    }
    List<String> arguments = new ArrayList<>(List.of("curate"));
    arguments.addAll(Arrays.asList(text.split(" ")));
    return Outcome.of(arguments);
  }

  private void isTold(String line, int exitCode, String words) {
    List<String> before = gcs.paths("out");
    Outcome outcome = run(line);
    (exitCode == 2 ? outcome.isWrongUsage() : outcome.isFailure()).says(words.split(";", -1));
    assertThat(outcome.out()).isEmpty();
    Outcome.assertNothingLeft(folder.resolve("out"));
    assertThat(gcs.paths("out")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flink -- --flinkMaster=nonsense          | 2 | --flinkMaster=nonsense: must be HOST:PORT",
        "flink -- --flinkMaster=127.0.0.1:0       | 2 | --flinkMaster=127.0.0.1:0: must be"
            + " HOST:PORT",
        "flink -- --flinkMaster=127.0.0.1:70000   | 2 | --flinkMaster=127.0.0.1:70000: must be",
        "flink -- --flinkMaster=a^b:8081          | 2 | --flinkMaster=a^b:8081: must be HOST:PORT",
        "flink -- --flinkMaster=CLOSED            | 1 | no Flink cluster answers there: Connection",
        "flink -- --flinkMaster=no.invalid:8081   | 1 | there is no host no.invalid",
        "flink -- --flinkMaster=OTHER             | 1 | who answers there is no Flink cluster",
        "flink -- --flinkMaster=BROKEN            | 1 | who answers there is no Flink cluster",
        "flink -- --parallelism=0                 | 2 | --parallelism=0: must be 1 or more",
        "flink -- --parallelism=-4                | 2 | --parallelism=-4: must be 1 or more",
        "flink -- --parallelism=many              | 2 | --parallelism=many: \"many\" is no whole"
            + " number",
        "flink -- --parallelism=1 --parallelism=2 | 2 | --parallelism is given twice",
        "flink -- --paralelism=2                  | 2 | has an option paralelism (did you"
            + " mean;parallelism",
        "flink -- parallelism=2                   | 2 | parallelism=2;--NAME=VALUE",
        "flink -- --flinkConfDir=/no/such         | 2 | --flinkConfDir=/no/such",
        "portable -- --parallelism=0              | 2 | --parallelism=0: must be 1 or more",
        "portable -- --flinkMaster=127.0.0.1:8081 | 2 | Use --runner flink for a cluster",
        "portable -- --jobEndpoint=nonsense       | 2 | --jobEndpoint=nonsense: must be HOST:PORT",
        "portable -- --jobEndpoint=127.0.0.1:0    | 2 | --jobEndpoint=127.0.0.1:0: must be",
        "portable -- --jobEndpoint=CLOSED         | 1 | no Beam job server answers there:"
            + " Connection",
        "portable -- --jobEndpoint=no.invalid:8099| 1 | there is no host no.invalid",
        "portable -- --jobEndpoint=OTHER          | 1 | who answers speaks another protocol",
        "portable -- --defaultEnvironmentType=X   | 2 | --defaultEnvironmentType=X: must be one of",
        "dataflow                                 | 2 | --project=... is missing",
        "dataflow -- --project=my-project         | 2 | --region=... is missing",
        "dataflow -- --project=my-project --region=a --region=b | 2 | --region is given twice",
        "dataflow -- --project=my-project --region=europe-west1 | 2 | --tempLocation=... is"
            + " missing",
        "dataflow -- --project=my-project --region=europe-west1 --tempLocation=/tmp"
            + " | 2 | --tempLocation=/tmp: must be a folder in Cloud Storage",
        "dataflow -- --project=my-project --region=europe-west1 --tempLocation=gs://UPPER/x"
            + " | 2 | --tempLocation=gs://UPPER/x: must be",
        "dataflow -- --project=my-project --region=europe-west1 --tempLocation=gs://bucket/t"
            + " --stagingLocation=/x | 2 | --stagingLocation=/x: must be",
        "dataflow -- --project=my-project --region=europe-west1 --tempLocation=gs://bucket/t"
            + " | 2 | is on this machine, where workers cannot reach it",
        "elsewhere                                | 2 | runner;flink",
        "direct -- --gcsEndpoint=nonsense         | 2 | --gcsEndpoint=nonsense: must be the"
            + " address",
        "direct -- --gcsEndpoint=http://127.0.0.1:70000 | 2 | must be the address of a server",
      })
  void options(String engine, int exitCode, String words) {
    isTold("--input=IN --output=OUT --runner=" + engine, exitCode, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gs://                  | 2 | input.globs;names no bucket",
        "gs:///x                | 2 | input.globs;names no bucket",
        "gs://Bucket_UPPER/x    | 2 | input.globs;names no bucket",
        "gs://bucket/../x       | 2 | input.globs;there is no such bucket",
        "s3://bucket/x          | 2 | input.globs;neither a local path nor gs://BUCKET/NAME",
        "gs://absent/x.jsonl    | 2 | input.globs;there is no such bucket",
        "gs://data/absent.jsonl | 2 | input.globs;no file matches gs://data/absent.jsonl",
        "gs://data/in[.jsonl    | 2 | input.globs;is no glob",
        "gs://data/             | 2 | is a folder",
        "gs://locked/*          | 1 | input.globs;permission denied",
        "gs://html/*            | 1 | input.globs;the answer is none of Google Cloud Storage",
        "gs://data/empty.jsonl  | 1 | no rows at all: every file is empty",
        "gs://data/latin.jsonl  | 1 | gs://data/latin.jsonl",
        "gs://data/cut.json     | 1 | gs://data/cut.json",
      })
  void inputs(String place, int exitCode, String words) {
    isTold("--runner=direct --input=" + place + " --output=gs://out/run GCS", exitCode, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gs://               | 2 | output.dir;names no bucket",
        "gs:///x             | 2 | output.dir;names no bucket",
        "gs://Bucket_UPPER/x | 2 | output.dir;names no bucket",
        "gs:/out/x           | 2 | output.dir;neither a local path nor gs://BUCKET/NAME",
        "s3://bucket/x       | 2 | output.dir;cannot be written to;a local path or gs://BUCKET/NAME",
        "gs://absent/x       | 2 | output.dir;there is no such bucket",
        "gs://locked/x       | 1 | output.dir;permission denied",
        "gs://full           | 2 | output.dir;exists and is not empty",
        "gs://html/x         | 1 | output.dir;the answer is none of Google Cloud Storage",
      })
  void outputs(String place, int exitCode, String words) {
    isTold("--runner=direct --input=IN --output=" + place + " GCS", exitCode, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gs://               | 2 | scorer.model;names no bucket",
        "gs://absent/m       | 2 | scorer.model;gs://absent/m;there is no such bucket",
        "gs://models/absent  | 2 | gs://models/absent: there is no such object",
        "gs://locked/m       | 1 | scorer.model;gs://locked/m;permission denied",
        "gs://html/m         | 1 | gs://html/m;the answer is none of Google Cloud Storage",
        "gs://models/garbage | 1 | gs://models/garbage/config.json: is not valid JSON",
        "gs://models/lexical | 1 | gs://models/lexical/config.json",
      })
  void models(String place, int exitCode, String words) {
    isTold(
        "--runner=direct --input=IN --output=OUT --set=scorer.model=" + place + " GCS",
        exitCode,
        words);
  }
}
