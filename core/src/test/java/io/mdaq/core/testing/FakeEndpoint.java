// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mdaq.core.manifest.FileHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A chat endpoint on loopback that says what a script tells it, and counts what it was asked. A
 * request is known by the SHA-256 of its body, which is the hash under which answers are kept.
 */
public final class FakeEndpoint implements AutoCloseable {

  static {
    // Otherwise the server's second packet waits 40 ms for the first one's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final JsonMapper JSON = new JsonMapper();

  /** What a request gets; called by many threads. */
  @FunctionalInterface
  public interface Script {
    FakeReply reply(Call call);
  }

  /**
   * A request as it came.
   *
   * @param hash SHA-256 of the body
   * @param attempt from 1, counted per hash
   * @param body its JSON
   * @param headers by lower-case name; the last value of each
   * @param port of the client's end of the connection
   */
  public record Call(
      String hash, int attempt, JsonNode body, SortedMap<String, String> headers, int port) {

    /** The text of the last message. */
    public String lastMessage() {
      JsonNode messages = body.get("messages");
      return messages.get(messages.size() - 1).get("content").textValue();
    }
  }

  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Script script;

  private FakeEndpoint(HttpServer server, Script script) {
    this.server = server;
    this.script = script;
  }

  /** Starts a server on a free port. */
  public static FakeEndpoint start(Script script) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      FakeEndpoint endpoint = new FakeEndpoint(HttpServer.create(address, 0), script);
      endpoint.server.createContext("/v1/chat/completions", endpoint::handle);
      endpoint.server.setExecutor(endpoint.threads);
      endpoint.server.start();
      return endpoint;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The base URL. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** How often each request came, by its hash. */
  public SortedMap<String, Integer> requests() {
    SortedMap<String, Integer> requests = new TreeMap<>();
    counts.forEach((hash, count) -> requests.put(hash, count.get()));
    return requests;
  }

  /** How many requests came in all. */
  public int totalRequests() {
    return counts.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** The most requests that were under way at once. */
  public int mostUnderWay() {
    return mostUnderWay.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String hash = FileHash.of("body", new ByteArrayInputStream(body)).sha256();
      int attempt = counts.computeIfAbsent(hash, h -> new AtomicInteger()).incrementAndGet();
      SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, last(values)));
      int port = exchange.getRemoteAddress().getPort();
      FakeReply reply = script.reply(new Call(hash, attempt, JSON.readTree(body), headers, port));
      // Counted down first: the client may send its next request before this method ends.
      underWay.decrementAndGet();
      reply.sendTo(exchange);
    } catch (RuntimeException | IOException e) {
      // The client has gone, or the script is wrong, which the missing reply will show.
    }
  }

  private static String last(List<String> values) {
    return new ArrayList<>(values).get(values.size() - 1);
  }
}
