// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer, sent alone or in a batch.
 *
 * @param headers without its length
 */
record ApiReply(int status, Map<String, String> headers, byte[] body) {

  static final JsonMapper JSON = new JsonMapper();

  static ApiReply json(JsonNode body) {
    return json(200, body);
  }

  static ApiReply nothing(int status, Map<String, String> headers) {
    return new ApiReply(status, headers, new byte[0]);
  }

  static ApiReply text(int status, String body) {
    return new ApiReply(
        status, Map.of("Content-Type", "text/html"), body.getBytes(StandardCharsets.UTF_8));
  }

  static ApiReply error(int status, String reason, String message) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode error = body.putObject("error");
    error.put("code", status).put("message", message);
    ObjectNode detail = error.putArray("errors").addObject();
    detail.put("message", message).put("domain", "global").put("reason", reason);
    return json(status, body);
  }

  private static ApiReply json(int status, JsonNode body) {
    return new ApiReply(
        status,
        Map.of("Content-Type", "application/json; charset=UTF-8"),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
