// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of {@code judge} that is killed in its middle, and the one that goes on from there. */
class KilledJudgeAcceptance {

  private static final int PAIRS = 200;
  private static final int CONCURRENCY = 8;
  private static final int KILLED_AFTER = 150;

  @TempDir private Path folder;

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch killed = new CountDownLatch(1);

  @BeforeEach
  void write() {
    JudgeTest.writeResponses(folder.resolve("subject.jsonl"), PAIRS, "Antwort ");
    JudgeTest.writeResponses(folder.resolve("baseline.jsonl"), PAIRS, "Widerwort ");
  }

  /** From some request on, every one waits until the process is dead. */
  private FakeReply reply(FakeEndpoint.Call call) {
    if (requests.incrementAndGet() > KILLED_AFTER) {
      reached.countDown();
      try {
        assertThat(killed.await(10, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return FakeReply.text(call.hash().compareTo("8") < 0 ? "[[FIRST]]" : "[[SECOND]]");
  }

  private List<String> command(FakeEndpoint endpoint, String output) {
    return Launched.command(
        "judge",
        "--subject=" + folder.resolve("subject.jsonl"),
        "--baseline=" + folder.resolve("baseline.jsonl"),
        "--output=" + folder.resolve(output),
        "--judge=endpoint",
        "--endpoint=" + endpoint.url(),
        "--set=endpoint.model=judge-1",
        "--set=endpoint.max_concurrency=" + CONCURRENCY,
        "--set=endpoint.backoff_seconds=0");
  }

  @Test
  void onlyWhatWasUnderWayIsAskedTwice() throws IOException, InterruptedException {
    try (FakeEndpoint endpoint = FakeEndpoint.start(this::reply)) {
      Launched run = Launched.start(Map.of(), command(endpoint, "out"));
      run.await("enough was asked", () -> reached.getCount() == 0);
      new ProcessBuilder("kill", "-KILL", Long.toString(run.pid())).start().waitFor();
      assertThat(run.outcome().exitCode()).isEqualTo(137);
      killed.countDown();
      assertThat(folder.resolve("out/manifest.json")).doesNotExist();

      Launched.start(Map.of(), command(endpoint, "out")).outcome().isDone();

      Collection<Integer> times = endpoint.requests().values();
      assertThat(times).hasSize(2 * PAIRS).allMatch(count -> count <= 2);
      assertThat(times.stream().filter(count -> count == 2).count())
          .isBetween(1L, (long) CONCURRENCY);

      // And the file is that of a run that was never interrupted.
      Launched.start(Map.of(), command(endpoint, "other")).outcome().isDone();
      assertThat(Files.readAllBytes(folder.resolve("out/judgements.jsonl")))
          .isEqualTo(Files.readAllBytes(folder.resolve("other/judgements.jsonl")));
    }
  }
}
