// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A request, come alone or in a batch.
 *
 * @param path decoded, cut at the slashes that were not encoded
 * @param query decoded
 * @param headers by name in small letters
 * @param body unpacked
 */
record ApiRequest(
    String method,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  static ApiRequest of(String method, URI target, Map<String, String> headers, byte[] body) {
    List<String> path =
        Arrays.stream(target.getRawPath().split("/", -1))
            .filter(part -> !part.isEmpty())
            .map(part -> decode(part.replace("+", "%2B")))
            .toList();
    Map<String, String> query = new TreeMap<>();
    String rawQuery = target.getRawQuery() == null ? "" : target.getRawQuery();
    for (String pair : rawQuery.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      if (sides.length == 2) {
        query.put(decode(sides[0]), decode(sides[1]));
      }
    }
    return new ApiRequest(method, path, query, headers, unpacked(headers, body));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  OptionalLong number(String name) {
    String value = query.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The body as JSON; an absent one is an empty object. */
  JsonNode json() {
    try {
      return body.length == 0 ? ApiReply.JSON.createObjectNode() : ApiReply.JSON.readTree(body);
    } catch (IOException e) {
      throw ApiProblem.badRequest("Parse Error");
    }
  }

  private static byte[] unpacked(Map<String, String> headers, byte[] body) {
    if (!"gzip".equals(headers.get("content-encoding"))) {
      return body;
    }
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decode(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }
}
