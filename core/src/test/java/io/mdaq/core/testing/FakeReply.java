// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What a {@link FakeEndpoint} sends back. */
public sealed interface FakeReply {

  /** Sends it; the exchange is closed by the caller. */
  void sendTo(HttpExchange exchange) throws IOException;

  /** A status, headers and a body. */
  record Plain(int status, Map<String, String> headers, byte[] body) implements FakeReply {

    @Override
    public void sendTo(HttpExchange exchange) throws IOException {
      new TreeMap<>(headers).forEach(exchange.getResponseHeaders()::set);
      // 0 would mean that a body of unknown length follows.
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** The connection is closed without a word. */
  record Nothing() implements FakeReply {

    @Override
    public void sendTo(HttpExchange exchange) {}
  }

  /** A body that ends before its announced length, with the connection. */
  record BrokenOff(byte[] body) implements FakeReply {

    @Override
    public void sendTo(HttpExchange exchange) throws IOException {
      exchange.sendResponseHeaders(200, body.length + 1L);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
    }
  }

  /** Bytes without end. */
  record Endless() implements FakeReply {

    @Override
    public void sendTo(HttpExchange exchange) throws IOException {
      exchange.sendResponseHeaders(200, 0);
      byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      try (OutputStream body = exchange.getResponseBody()) {
        while (!Thread.currentThread().isInterrupted()) {
          body.write(spaces);
        }
      }
    }
  }

  /** Another reply after a while, or none where the server is closed before. */
  record Late(long millis, FakeReply reply) implements FakeReply {

    @Override
    public void sendTo(HttpExchange exchange) throws IOException {
      try {
        TimeUnit.MILLISECONDS.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      reply.sendTo(exchange);
    }
  }

  /** A whole answer of 10 input tokens and as many output tokens as it has characters. */
  static FakeReply text(String text) {
    return ended(text, "stop");
  }

  /** An answer that ends for another reason, such as {@code length}. */
  static FakeReply ended(String text, String finishReason) {
    return json(completion(text, finishReason).toString());
  }

  /** An answer in the field for refusals. */
  static FakeReply refusal(String text) {
    ObjectNode completion = completion("", "stop");
    ObjectNode message = (ObjectNode) completion.at("/choices/0/message");
    message.putNull("content").put("refusal", text);
    return json(completion.toString());
  }

  /** A status with a body in the manner of the API. */
  static FakeReply error(int status, String message) {
    return new Plain(status, Map.of(), bytes(errorJson(message)));
  }

  /** Status 429 or 503 with a wait, in seconds or as a date. */
  static FakeReply retryAfter(int status, String wait) {
    return new Plain(status, Map.of("Retry-After", wait), bytes(errorJson("slow down")));
  }

  /** Status 200 with any body. */
  static FakeReply json(String body) {
    return new Plain(200, Map.of("Content-Type", "application/json"), bytes(body));
  }

  /** The first half of a right answer, complete as far as HTTP knows. */
  static FakeReply halfJson() {
    String whole = completion("never seen", "stop").toString();
    return json(whole.substring(0, whole.length() / 2));
  }

  private static ObjectNode completion(String text, String finishReason) {
    ObjectNode completion = new JsonMapper().createObjectNode();
    completion.put("object", "chat.completion");
    ObjectNode choice = completion.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", finishReason);
    choice.putObject("message").put("role", "assistant").put("content", text);
    ObjectNode usage = completion.putObject("usage");
    usage.put("prompt_tokens", 10).put("completion_tokens", text.length());
    return completion;
  }

  private static String errorJson(String message) {
    ObjectNode error = new JsonMapper().createObjectNode();
    error.putObject("error").put("message", message).put("type", "test");
    return error.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
