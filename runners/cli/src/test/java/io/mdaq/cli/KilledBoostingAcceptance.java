// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.cli.Reviser.Manner;
import io.mdaq.core.sampledata.SampleData;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked again where a run of {@code curate} loses a process while it boosts. */
class KilledBoostingAcceptance {

  private static final int CONCURRENCY = 8;
  private static final int KILLED_AFTER = 60;

  @TempDir private Path folder;

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch killed = new CountDownLatch(1);

  /** The port that the first request that waits came from. */
  private final CompletableFuture<Integer> waiting = new CompletableFuture<>();

  /** From some request on, every one waits until the process is dead. */
  private FakeReply reply(Reviser reviser, FakeEndpoint.Call call) {
    if (requests.incrementAndGet() > KILLED_AFTER) {
      waiting.complete(call.port());
      try {
        assertThat(killed.await(10, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return reviser.reply(call);
  }

  private List<String> command(FakeEndpoint endpoint, String output, String... beam) {
    List<String> command = new ArrayList<>(curate(endpoint, output));
    command.addAll(List.of(beam));
    return command;
  }

  private List<String> curate(FakeEndpoint endpoint, String output) {
    return Launched.command(
        "curate",
        "--input=" + folder.resolve("in") + "/*/revisions.json",
        "--output=" + folder.resolve(output),
        "--overwrite",
        "--set=input.sides=raw",
        "--set=selection.budget=50%",
        "--set=boost.backend=endpoint",
        "--set=boost.below_percentile=100",
        "--set=boost.endpoint.url=" + endpoint.url(),
        "--set=boost.endpoint.model=reviser",
        "--set=boost.endpoint.max_concurrency=" + CONCURRENCY);
  }

  private Reviser reviser() {
    SampleData.copyTo(folder.resolve("in"));
    SortedMap<String, Path> files = new TreeMap<>();
    SampleData.languages()
        .forEach(code -> files.put(code, folder.resolve("in").resolve(code + "/revisions.json")));
    return new Reviser(RevisionPairs.of(files), List.of(Manner.EXPERT));
  }

  /** Kills the whole process, and starts the command once more. */
  @Test
  void afterAKillOnlyWhatWasUnderWayIsAskedAgain() throws IOException, InterruptedException {
    Reviser reviser = reviser();
    try (FakeEndpoint endpoint = FakeEndpoint.start(call -> reply(reviser, call))) {
      Launched run = Launched.start(Map.of(), command(endpoint, "out"));
      run.await("a request waits", waiting::isDone);
      new ProcessBuilder("kill", "-KILL", Long.toString(run.pid())).start().waitFor();
      assertThat(run.outcome().exitCode()).isEqualTo(137);
      killed.countDown();
      assertThat(folder.resolve("out/manifest.json")).doesNotExist();

      Launched.start(Map.of(), command(endpoint, "out")).outcome().isDone();

      requireRepeated(endpoint, CONCURRENCY);
      requireUndisturbedResult(endpoint);
    }
  }

  /** Kills that of two workers which has asked something; the run goes on by itself. */
  @Test
  void afterALostTaskManagerOnlyWhatWasUnderWayIsAskedAgain()
      throws InterruptedException, IOException {
    Reviser reviser = reviser();
    try (FlinkCluster cluster = FlinkCluster.start(folder.resolve("cluster"));
        FakeEndpoint endpoint = FakeEndpoint.start(call -> reply(reviser, call))) {
      Launched run = Launched.start(Map.of(), command(endpoint, "out", "--", cluster.master()));
      run.await("a request waits", waiting::isDone);
      cluster.replaceTaskManager(waiting.join());
      killed.countDown();
      run.outcome().isDone();

      requireRepeated(endpoint, 2 * CONCURRENCY);
      requireUndisturbedResult(endpoint);
    }
  }

  private static void requireRepeated(FakeEndpoint endpoint, int mostUnderWay) {
    SortedMap<String, Integer> times = endpoint.requests();
    assertThat(times).hasSizeGreaterThan(KILLED_AFTER + mostUnderWay);
    assertThat(times.values()).allMatch(count -> count <= 2);
    assertThat(times.values().stream().filter(count -> count == 2).count())
        .isBetween(1L, (long) mostUnderWay);
  }

  private void requireUndisturbedResult(FakeEndpoint endpoint) throws IOException {
    int asked = endpoint.totalRequests();
    Launched.start(
            Map.of(),
            command(endpoint, "other", "--set=boost.endpoint.cache=" + folder + "/out.answers"))
        .outcome()
        .isDone();
    assertThat(endpoint.totalRequests()).as("every answer was kept").isEqualTo(asked);
    for (String part : List.of("selected", "boosted")) {
      assertThat(contents("out/" + part)).isNotEmpty().isEqualTo(contents("other/" + part));
    }
  }

  private SortedMap<String, ByteBuffer> contents(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      SortedMap<String, ByteBuffer> contents = new TreeMap<>();
      files.forEach(
          file -> {
            try {
              contents.put(
                  file.getFileName().toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      return contents;
    }
  }
}
