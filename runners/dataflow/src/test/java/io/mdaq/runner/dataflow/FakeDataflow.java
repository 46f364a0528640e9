// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** The part of Dataflow's API (v1b3) that takes a job, tells its state and its messages. */
final class FakeDataflow implements AutoCloseable {

  private static final String JOB = "2026-11-23_00_00_00-1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final String state;
  private final List<String> errors;
  private final List<JsonNode> jobs = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private FakeDataflow(HttpServer server, String state, List<String> errors) {
    this.server = server;
    this.state = state;
    this.errors = errors;
  }

  /**
   * A service with which every job ends at once.
   *
   * @param state such as JOB_STATE_FAILED
   * @param errors its error messages
   */
  static FakeDataflow ending(String state, String... errors) {
    try {
      FakeDataflow fake =
          new FakeDataflow(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
              state,
              List.of(errors));
      fake.server.createContext("/", fake::answer);
      fake.server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The jobs that were submitted. */
  List<JsonNode> jobs() {
    return List.copyOf(jobs);
  }

  /** All requests, as METHOD PATH. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestMethod() + " " + path);
      ObjectNode reply = JSON.createObjectNode();
      if (path.endsWith("/messages")) {
        for (String error : errors) {
          reply
              .withArray("jobMessages")
              .addObject()
              .put("time", "2026-11-23T00:00:0" + errors.indexOf(error) + ".000Z")
              .put("messageImportance", "JOB_MESSAGE_ERROR")
              .put("messageText", error);
        }
      } else if (exchange.getRequestMethod().equals("POST")) {
        // Beam packs what it sends.
        JsonNode job = JSON.readTree(body(exchange));
        jobs.add(job);
        reply.put("id", JOB).put("clientRequestId", job.path("clientRequestId").asText());
      } else {
        reply.put("id", JOB).put("currentState", state);
      }
      byte[] bytes = JSON.writeValueAsBytes(reply);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(exchange.getRequestBody()).readAllBytes()
        : exchange.getRequestBody().readAllBytes();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
