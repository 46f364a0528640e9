// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** Several requests in one, each answered alone. */
final class Batches {

  private static final String BOUNDARY = "batch_of_answers";
  private static final String LINE = "\r\n";

  private Batches() {}

  static ApiReply answer(ApiRequest batch, Function<ApiRequest, ApiReply> each) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Multipart.Part part : Multipart.parts(batch)) {
      ApiReply reply = each.apply(request(part.text()));
      write(body, "--" + BOUNDARY, "Content-Type: application/http");
      write(body, "Content-ID: response-" + part.headers().getOrDefault("content-id", "1"), "");
      write(body, "HTTP/1.1 " + reply.status() + " Answer");
      reply.headers().forEach((name, value) -> write(body, name + ": " + value));
      write(body, "Content-Length: " + reply.body().length, "");
      body.writeBytes(reply.body());
      write(body, "");
    }
    write(body, "--" + BOUNDARY + "--");
    return new ApiReply(
        200, Map.of("Content-Type", "multipart/mixed; boundary=" + BOUNDARY), body.toByteArray());
  }

  /** Reads {@code DELETE /storage/v1/b/B/o/O HTTP/1.1}, headers and a body. */
  private static ApiRequest request(String text) {
    int end = text.indexOf(LINE);
    String[] words = text.substring(0, Math.max(end, 0)).split(" ", -1);
    if (words.length < 2) {
      throw ApiProblem.badRequest("A part of a batch is no request.");
    }
    Multipart.Part rest = Multipart.Part.of(text.substring(end + LINE.length()));
    return ApiRequest.of(words[0], URI.create(words[1]), rest.headers(), rest.bytes());
  }

  private static void write(ByteArrayOutputStream body, String... lines) {
    for (String line : lines) {
      body.writeBytes((line + LINE).getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
