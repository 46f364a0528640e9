// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A server on loopback that answers like the REST interface of a cluster, or like another one. */
final class FakeCluster implements AutoCloseable {

  private final HttpServer server;

  private FakeCluster(HttpServer server) {
    this.server = server;
  }

  /** Gives one answer to whoever asks. */
  static FakeCluster answering(int status, String body) {
    return answering(status, body, "[]");
  }

  private static FakeCluster answering(int status, String body, String configuration) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            boolean isConfiguration =
                exchange.getRequestURI().getPath().equals("/jobmanager/config");
            byte[] bytes =
                (isConfiguration ? configuration : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
      return new FakeCluster(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a cluster presents itself. */
  static FakeCluster of(String version, int slots) {
    return of(version, slots, "restart-strategy.type", "exponential-delay");
  }

  /** The same with one line of configuration. */
  static FakeCluster of(String version, int slots, String key, String value) {
    return answering(
        200,
        "{\"taskmanagers\":1,\"slots-total\":%d,\"flink-version\":\"%s\"}"
            .formatted(slots, version),
        "[{\"key\":\"%s\",\"value\":\"%s\"}]".formatted(key, value));
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
