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
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of {@code curate} that is killed while it boosts, and the one that goes on from there. */
class KilledBoostingAcceptance {

  private static final int CONCURRENCY = 8;
  private static final int KILLED_AFTER = 60;

  @TempDir private Path folder;

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch killed = new CountDownLatch(1);

  /** From some request on, every one waits until the process is dead. */
  private FakeReply reply(Reviser reviser, FakeEndpoint.Call call) {
    if (requests.incrementAndGet() > KILLED_AFTER) {
      reached.countDown();
      try {
        assertThat(killed.await(3, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return reviser.reply(call);
  }

  private List<String> command(FakeEndpoint endpoint, String output) {
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

  @Test
  void onlyWhatWasUnderWayIsAskedTwice() throws IOException, InterruptedException {
    SampleData.copyTo(folder.resolve("in"));
    SortedMap<String, Path> files = new TreeMap<>();
    SampleData.languages()
        .forEach(code -> files.put(code, folder.resolve("in").resolve(code + "/revisions.json")));
    Reviser reviser = new Reviser(RevisionPairs.of(files), List.of(Manner.EXPERT));
    try (FakeEndpoint endpoint = FakeEndpoint.start(call -> reply(reviser, call))) {
      Launched run = Launched.start(Map.of(), command(endpoint, "out"));
      assertThat(reached.await(3, TimeUnit.MINUTES)).isTrue();
      new ProcessBuilder("kill", "-KILL", Long.toString(run.pid())).start().waitFor();
      assertThat(run.outcome().exitCode()).isEqualTo(137);
      killed.countDown();
      assertThat(folder.resolve("out/manifest.json")).doesNotExist();

      Launched.start(Map.of(), command(endpoint, "out")).outcome().isDone();

      SortedMap<String, Integer> times = endpoint.requests();
      assertThat(times).hasSizeGreaterThan(KILLED_AFTER + CONCURRENCY);
      assertThat(times.values()).allMatch(count -> count <= 2);
      assertThat(times.values().stream().filter(count -> count == 2).count())
          .isBetween(1L, (long) CONCURRENCY);

      // And the output is that of a run that was never interrupted.
      Launched.start(Map.of(), command(endpoint, "other")).outcome().isDone();
      for (String part : List.of("selected", "boosted")) {
        assertThat(contents("out/" + part)).isNotEmpty().isEqualTo(contents("other/" + part));
      }
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
