// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.chat.ChatMessage;
import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Ending;
import io.mdaq.core.endpoint.ChatAnswer.Failed;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.FakeEndpoint;
import io.mdaq.core.testing.FakeReply;
import io.mdaq.core.testing.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EndpointClientTest {

  private static final int ATTEMPTS = 4;

  /** Nothing takes so long on a machine that has other work to do. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** For replies that never come. */
  private static final Duration HASTE = Duration.ofSeconds(2);

  private static final ApiKey KEY = ApiKey.from("KEY", Map.of("KEY", "sk-secret"));

  private final ManualClock clock = new ManualClock();

  /** Ways of an endpoint to fail that may heal. */
  private enum Trouble {
    TOO_MANY(FakeReply.error(429, "slow down"), FailureKind.RATE_LIMITED),
    BROKEN(FakeReply.error(500, "oops"), FailureKind.SERVER_ERROR),
    BUSY(FakeReply.error(503, "busy"), FailureKind.OVERLOADED),
    SILENT(new FakeReply.Nothing(), FailureKind.DISCONNECTED),
    BROKEN_OFF(
        new FakeReply.BrokenOff("{\"choices\":".getBytes(StandardCharsets.UTF_8)),
        FailureKind.DISCONNECTED),
    HALF(FakeReply.halfJson(), FailureKind.MALFORMED),
    EMPTY(FakeReply.json(""), FailureKind.MALFORMED),
    PAGE(FakeReply.json("<html>Welcome</html>"), FailureKind.MALFORMED),
    ENDLESS(new FakeReply.Endless(), FailureKind.MALFORMED),
    LATE(new FakeReply.Late(30_000, FakeReply.text("never seen")), FailureKind.TIMEOUT);

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes into the bytes of a reply
    private final FakeReply reply;

    private final FailureKind kind;

    Trouble(FakeReply reply, FailureKind kind) {
      this.reply = reply;
      this.kind = kind;
    }

    /** Only where the time is the trouble. */
    Duration timeout() {
      return kind == FailureKind.TIMEOUT ? HASTE : PATIENCE;
    }
  }

  @Test
  void asksAsTheApiWantsIt() throws InterruptedException {
    try (FakeEndpoint server =
        FakeEndpoint.start(
            call -> {
              assertThat(call.headers())
                  .containsEntry("Authorization", "Bearer sk-secret")
                  .containsEntry("Content-Type", "application/json");
              return FakeReply.text(call.body().get("model").asText() + ": " + call.lastMessage());
            })) {
      ChatRequest request = request("ça va?");
      assertThat(client(server).ask(request))
          .isEqualTo(
              new Completed("judge: ça va?", Ending.STOP, Optional.of(new TokenUsage(10, 13))));
      assertThat(server.requests()).containsExactly(Map.entry(request.hash("judge"), 1));
    }
  }

  @Test
  void withoutAKeyNoneIsSent() throws InterruptedException {
    try (FakeEndpoint server =
        FakeEndpoint.start(call -> FakeReply.text(call.headers().keySet().toString()))) {
      EndpointClient client = new EndpointClient(endpoint(server.url()), ApiKey.none(), clock);
      assertThat(((Completed) client.ask(request("a"))).text())
          .doesNotContainIgnoringCase("authorization");
    }
  }

  @ParameterizedTest
  @EnumSource
  void troubleIsTriedAgainAndThenCounted(Trouble trouble) throws InterruptedException {
    try (FakeEndpoint server =
        FakeEndpoint.start(
            call ->
                call.lastMessage().equals("heals") && call.attempt() > 1
                    ? FakeReply.text("fine")
                    : trouble.reply)) {
      EndpointClient client =
          new EndpointClient(endpoint(server.url(), ATTEMPTS, 100, trouble.timeout()), KEY, clock);
      assertThat(client.ask(request("heals")))
          .isInstanceOfSatisfying(Completed.class, c -> assertThat(c.text()).isEqualTo("fine"));
      assertThat(server.totalRequests()).isEqualTo(2);
      assertThat(client.ask(request("stays")))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.kind()).isEqualTo(trouble.kind));
      assertThat(server.totalRequests()).isEqualTo(2 + ATTEMPTS);
      assertThat(clock.sleeps()).hasSize(ATTEMPTS);
    }
  }

  @ParameterizedTest
  @CsvSource({"429, 20", "503, 20", "429, 'Thu, 01 Jan 2026 00:00:20 GMT'"})
  void theWaitThatIsAskedForIsKept(int status, String wait) throws InterruptedException {
    try (FakeEndpoint server =
        FakeEndpoint.start(
            call ->
                call.attempt() == 1 ? FakeReply.retryAfter(status, wait) : FakeReply.text("a"))) {
      assertThat(client(server).ask(request("a"))).isInstanceOf(Completed.class);
      assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(20));
    }
  }

  @Test
  void theWaitHoldsOtherRequestsToo() throws InterruptedException {
    try (FakeEndpoint server =
        FakeEndpoint.start(
            call ->
                call.lastMessage().equals("first")
                    ? FakeReply.retryAfter(429, "20")
                    : FakeReply.text("a"))) {
      EndpointClient client =
          new EndpointClient(endpoint(server.url(), 1, 100), ApiKey.none(), clock);
      assertThat(client.ask(request("first"))).isInstanceOf(Failed.class);
      assertThat(clock.sleeps()).isEmpty();
      assertThat(client.ask(request("second"))).isInstanceOf(Completed.class);
      assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(20));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void aRequestThatIsRejectedIsNotSentAgain(int status) throws InterruptedException {
    try (FakeEndpoint server = FakeEndpoint.start(call -> FakeReply.error(status, "too long"))) {
      assertThat(client(server).ask(request("a")))
          .isEqualTo(new Failed(FailureKind.REJECTED, "status " + status + ": \"too long\""));
      assertThat(server.totalRequests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 401, 402, 403, 404})
  void anEndpointThatCannotServeEndsTheRunAtOnce(int status) {
    try (FakeEndpoint server =
        FakeEndpoint.start(call -> FakeReply.error(status, "not for sk-secret"))) {
      EndpointClient client = client(server);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> client.ask(request("a")))
            .isInstanceOf(UserException.class)
            .hasMessageContaining(server.url())
            .hasMessageContaining("the model \"judge\"")
            .hasMessageContaining("status " + status + ": \"not for ***\"")
            .hasMessageContaining("(KEY)")
            .hasMessageNotContaining("sk-secret");
      }
      assertThat(server.totalRequests()).isEqualTo(1);
    }
  }

  @Test
  void onceAnsweredANotFoundSpeaksOfItsRequestOnly() throws InterruptedException {
    try (FakeEndpoint server =
        FakeEndpoint.start(
            call ->
                call.lastMessage().equals("b")
                    ? FakeReply.error(404, "no")
                    : FakeReply.text("a"))) {
      EndpointClient client = client(server);
      client.ask(request("a"));
      assertThat(client.ask(request("b")))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.NOT_SERVED));
    }
  }

  @Test
  void redirectionsAreNotFollowed() {
    try (FakeEndpoint elsewhere = FakeEndpoint.start(call -> FakeReply.text("thanks for the key"));
        FakeEndpoint server =
            FakeEndpoint.start(
                call ->
                    new FakeReply.Plain(
                        307,
                        Map.of("Location", elsewhere.url() + "/chat/completions"),
                        new byte[0]))) {
      assertThatThrownBy(() -> client(server).ask(request("a")))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("status 307");
      assertThat(elsewhere.totalRequests()).isZero();
    }
  }

  @Test
  void manyFailuresInARowEndTheRun() throws InterruptedException {
    try (FakeEndpoint server =
        FakeEndpoint.start(
            call ->
                call.lastMessage().equals("good")
                    ? FakeReply.text("a")
                    : FakeReply.error(400, "no"))) {
      EndpointClient client = new EndpointClient(endpoint(server.url(), 1, 3), KEY, clock);
      client.ask(request("bad"));
      client.ask(request("bad"));
      client.ask(request("good"));
      client.ask(request("bad"));
      client.ask(request("bad"));
      assertThatThrownBy(() -> client.ask(request("bad")))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("failure 3 in a row")
          .hasMessageContaining("what was answered is kept");
    }
  }

  @Test
  void aServerThatIsNotThereEndsTheRunAfterAllAttempts() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    EndpointClient client =
        new EndpointClient(endpoint("http://127.0.0.1:" + port + "/v1"), KEY, clock);
    assertThatThrownBy(() -> client.ask(request("a")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no connection")
        .hasMessageContaining("that the server runs");
    assertThat(clock.sleeps()).hasSize(ATTEMPTS - 1);
  }

  @Test
  void anInterruptionGivesUp() {
    try (FakeEndpoint server =
        FakeEndpoint.start(call -> new FakeReply.Late(30_000, FakeReply.text("a")))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> client(server).ask(request("a")))
          .isInstanceOf(InterruptedException.class);
    }
  }

  private EndpointClient client(FakeEndpoint server) {
    return new EndpointClient(endpoint(server.url()), KEY, clock);
  }

  private static Endpoint endpoint(String url) {
    return endpoint(url, ATTEMPTS, 100);
  }

  private static Endpoint endpoint(String url, int attempts, int maxFailuresInARow) {
    return endpoint(url, attempts, maxFailuresInARow, PATIENCE);
  }

  private static Endpoint endpoint(
      String url, int attempts, int maxFailuresInARow, Duration timeout) {
    return new Endpoint(
        Endpoint.parseUrl(url),
        "judge",
        "KEY",
        timeout,
        attempts,
        Duration.ofSeconds(1),
        8,
        maxFailuresInARow);
  }

  private static ChatRequest request(String text) {
    return new ChatRequest(List.of(ChatMessage.user(text)), ChatParameters.greedy(10));
  }
}
