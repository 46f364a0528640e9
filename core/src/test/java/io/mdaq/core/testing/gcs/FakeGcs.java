// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mdaq.core.cloud.CloudStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server. Objects are named {@code bucket/name}; a bucket is there once {@link #bucket} or
 * {@link #put} named it. It closes itself after ten minutes, should nobody else.
 */
public final class FakeGcs implements AutoCloseable {

  static {
    // Otherwise the server's second packet waits 40 ms for the first one's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int THREADS = 16;
  private static final int MINUTES_TO_LIVE = 10;
  private static final int MOST_BYTES_OF_A_REQUEST = 256 << 20;
  private static final int USUAL_PAGE = 1_000;

  /** A fault that waits for its requests. */
  private record Rule(Operation operation, String path, Fault fault, AtomicInteger left) {

    boolean takes(Call call) {
      return operation.covers(call.operation())
          && call.path().startsWith(path)
          && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }
  }

  private final ObjectStore store = new ObjectStore();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "fake-gcs");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpServer server;
  private final ObjectApi objects;
  private final Uploads uploads;
  private boolean isUsed;

  private FakeGcs(HttpServer server, int pageSize) {
    this.server = server;
    this.objects = new ObjectApi(store, url(), pageSize);
    this.uploads = new Uploads(store, url());
  }

  /** Starts a server on a free port. */
  public static FakeGcs start() {
    return start(USUAL_PAGE);
  }

  /**
   * The same with short listings.
   *
   * @param pageSize most names in one answer
   */
  public static FakeGcs start(int pageSize) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      FakeGcs fake = new FakeGcs(HttpServer.create(address, 0), pageSize);
      fake.server.createContext("/", fake::handle);
      fake.server.setExecutor(fake.threads);
      fake.server.start();
      CompletableFuture.delayedExecutor(MINUTES_TO_LIVE, TimeUnit.MINUTES).execute(fake::stop);
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address without a path, as Google's client wants it: {@code http://127.0.0.1:PORT}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The address with the API's path, as Beam's {@code --gcsEndpoint} wants it. */
  public String beamEndpoint() {
    return url() + "/storage/v1/";
  }

  /** Makes it the storage behind this process's {@code gs://} paths until it is closed. */
  public FakeGcs use() {
    CloudStorage.useEndpoint(url());
    isUsed = true;
    return this;
  }

  /** Makes an empty bucket. */
  public FakeGcs bucket(String bucket) {
    store.addBucket(bucket);
    return this;
  }

  /** Stores an object, and its bucket if need be. */
  public FakeGcs put(String path, byte[] bytes) {
    String[] sides = path.split("/", 2);
    store.addBucket(sides[0]);
    store.put(sides[0], sides[1], "text/plain", bytes, ObjectStore.Condition.NONE);
    return this;
  }

  /** The same for text. */
  public FakeGcs put(String path, String text) {
    return put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes of an object that must be there. */
  public byte[] bytes(String path) {
    String[] sides = path.split("/", 2);
    return store.get(sides[0], sides[1]).bytes();
  }

  /** The paths of the objects that begin with {@code bucket/prefix}, in order. */
  public List<String> paths(String prefix) {
    String[] sides = prefix.split("/", 2);
    return store
        .list(sides[0], sides.length < 2 ? "" : sides[1], "", "", Integer.MAX_VALUE)
        .objects()
        .stream()
        .map(object -> object.bucket() + "/" + object.name())
        .toList();
  }

  /**
   * Lets the next requests go wrong; of several faults that fit, the one scripted first.
   *
   * @param path how {@code bucket/name} begins
   * @param times how many of them
   */
  public FakeGcs fail(Operation operation, String path, Fault fault, int times) {
    rules.add(new Rule(operation, path, fault, new AtomicInteger(times)));
    return this;
  }

  /** All requests so far that were understood, those of batches one by one. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** How many requests there were of a kind for objects whose path begins so. */
  public long count(Operation operation, String path) {
    return calls.stream()
        .filter(call -> operation.covers(call.operation()) && call.path().startsWith(path))
        .count();
  }

  /** Ends it; what it was used for is asked of Google again. */
  @Override
  public void close() {
    if (isUsed) {
      CloudStorage.useEndpoint("");
    }
    stop();
  }

  private void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES_OF_A_REQUEST);
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      URI target = exchange.getRequestURI();
      ApiRequest request = ApiRequest.of(exchange.getRequestMethod(), target, headers, body);
      if (!request.path().isEmpty() && request.path().get(0).equals("batch")) {
        send(exchange, Batches.answer(request, part -> answer(part).reply()), Integer.MAX_VALUE);
        return;
      }
      Answer answer = answer(request);
      if (answer.bytesToSend() > 0) {
        send(exchange, answer.reply(), answer.bytesToSend());
      }
    } catch (IOException | RuntimeException e) {
      // The client has gone; a mistake in here shows itself by the missing answer.
    }
  }

  /** An answer, and how much of its body the client is to see; with 0 it sees nothing. */
  private record Answer(ApiReply reply, int bytesToSend) {}

  private Answer answer(ApiRequest request) {
    try {
      Call call = Call.of(request, uploads);
      calls.add(call);
      int bytesToSend = Integer.MAX_VALUE;
      for (Rule rule : rules) {
        if (rule.takes(call)) {
          if (rule.fault() instanceof Fault.Status status) {
            return new Answer(
                ApiReply.error(status.code(), status.reason(), status.message()), bytesToSend);
          }
          if (rule.fault() instanceof Fault.Says says) {
            return new Answer(ApiReply.text(says.code(), says.body()), bytesToSend);
          }
          bytesToSend = happens(rule.fault());
          break;
        }
      }
      ApiReply reply =
          call.operation() == Operation.WRITE
              ? uploads.answer(call.bucket(), request)
              : objects.answer(call, request);
      return new Answer(reply, bytesToSend);
    } catch (ApiProblem e) {
      return new Answer(e.reply(), Integer.MAX_VALUE);
    }
  }

  private static int happens(Fault fault) {
    if (fault instanceof Fault.Slow slow) {
      try {
        TimeUnit.MILLISECONDS.sleep(slow.millis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    } else if (fault instanceof Fault.Meanwhile meanwhile) {
      meanwhile.action().run();
    }
    return fault instanceof Fault.Cut cut ? cut.afterBytes() : Integer.MAX_VALUE;
  }

  private static void send(HttpExchange exchange, ApiReply reply, int bytesToSend)
      throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.body();
    // 0 would mean that a body of unknown length follows.
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body, 0, Math.min(body.length, bytesToSend));
      exchange.getResponseBody().flush();
    }
  }
}
