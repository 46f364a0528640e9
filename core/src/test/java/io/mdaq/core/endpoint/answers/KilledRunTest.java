// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.endpoint.ApiKey;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.ChatRequest;
import io.mdaq.core.endpoint.Endpoint;
import io.mdaq.core.endpoint.EndpointClient;
import io.mdaq.core.endpoint.RunClock;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own, ended by SIGKILL in its middle. */
@Timeout(120)
class KilledRunTest {

  private static final int QUESTIONS = 600;
  private static final int CONCURRENCY = 4;
  private static final int ANSWERED_BEFORE_THE_END = 200;

  @TempDir private Path cache;

  /** The process: asks all questions of the endpoint at the URL given. */
  public static void main(String[] arguments) {
    answer(arguments[0], Path.of(arguments[1]));
  }

  @Test
  void onlyWhatWasUnderWayIsAskedTwice() throws IOException, InterruptedException {
    AtomicInteger requests = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(ANSWERED_BEFORE_THE_END + CONCURRENCY);
    CountDownLatch killed = new CountDownLatch(1);
    try (FakeEndpoint server =
        FakeEndpoint.start(
            call -> {
              full.countDown();
              if (requests.incrementAndGet() > ANSWERED_BEFORE_THE_END) {
                await(killed);
              }
              return FakeReply.text("re: " + call.lastMessage());
            })) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  KilledRunTest.class.getName(),
                  server.url(),
                  cache.toString())
              .inheritIO()
              .start();
      try {
        await(full);
      } finally {
        process.destroyForcibly().waitFor();
        killed.countDown();
      }

      AnswerAccount account = answer(server.url(), cache);

      // A thread keeps its answer before it asks again, so all but those held were kept.
      assertThat(account.reused()).isEqualTo(ANSWERED_BEFORE_THE_END);
      assertThat(account.asked()).isEqualTo(QUESTIONS - ANSWERED_BEFORE_THE_END);
      assertThat(server.requests()).hasSize(QUESTIONS);
      assertThat(server.requests().values()).allMatch(count -> count <= 2);
      assertThat(server.totalRequests()).isEqualTo(QUESTIONS + CONCURRENCY);
    }
  }

  private static AnswerAccount answer(String url, Path cache) {
    Endpoint endpoint =
        new Endpoint(
            Endpoint.parseUrl(url),
            "m",
            "",
            Duration.ofSeconds(30),
            3,
            Duration.ofSeconds(1),
            CONCURRENCY,
            10);
    EndpointClient client = new EndpointClient(endpoint, ApiKey.none(), RunClock.system());
    FolderAnswerStore store = new FolderAnswerStore(cache, System.err::println);
    return new AnswerService(client, store, Budget.UNLIMITED, CONCURRENCY)
        .answer(
            IntStream.range(0, QUESTIONS).mapToObj(i -> new Question<>(i, request(i))).iterator(),
            answered -> {});
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ChatRequest request(int number) {
    return new ChatRequest(
        List.of(ChatMessage.user("question " + number)), ChatParameters.greedy(10));
  }
}
