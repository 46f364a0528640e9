// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import io.mdaq.core.endpoint.Attempt.Failure;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends one request over HTTP and reads the reply, once. */
final class ChatExchange {

  /** Far more than a model writes; a server that sends more is broken or hostile. */
  static final int MOST_BYTES = 8 << 20;

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(30);

  private final Endpoint endpoint;
  private final ApiKey key;
  private final RunClock clock;
  private final ReplyReader reader;
  private final HttpClient http;

  ChatExchange(Endpoint endpoint, ApiKey key, RunClock clock) {
    this.endpoint = endpoint;
    this.key = key;
    this.clock = clock;
    this.reader = new ReplyReader(key);
    this.http =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(shorter(endpoint.timeout(), LONGEST_CONNECT))
            .build();
  }

  /** Sends the JSON; every problem of network and server is a failure that is returned. */
  Attempt post(byte[] json) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.completions())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(json));
    key.authorization().ifPresent(value -> request.header("Authorization", value));
    CompletableFuture<HttpResponse<Optional<byte[]>>> sent =
        http.sendAsync(request.build(), info -> new BoundedBody(MOST_BYTES));
    try {
      // The client's own timeout ends with the headers; a body can drip for ever.
      return read(sent.get(endpoint.timeout().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return new Failure(
          FailureKind.TIMEOUT, "no answer within " + endpoint.timeout().toMillis() + " ms");
    } catch (ExecutionException e) {
      return failure(e.getCause());
    } finally {
      // Ends what is under way after a timeout or an interruption; else it has no effect.
      sent.cancel(true);
    }
  }

  private Attempt read(HttpResponse<Optional<byte[]>> response) {
    if (response.body().isEmpty()) {
      return new Failure(
          FailureKind.MALFORMED,
          "status " + response.statusCode() + " with more than " + MOST_BYTES + " bytes");
    }
    Optional<Duration> retryAfter =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfter.parse(value, clock.now()));
    return reader.read(response.statusCode(), retryAfter, response.body().get());
  }

  private Attempt failure(@Nullable Throwable cause) {
    String message = key.redact(String.valueOf(cause));
    if (cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof SSLException) {
      return new Failure(FailureKind.UNREACHABLE, "no connection: " + message);
    }
    if (cause instanceof HttpTimeoutException) {
      return new Failure(FailureKind.TIMEOUT, message);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new Failure(FailureKind.DISCONNECTED, "the connection ended: " + message);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
