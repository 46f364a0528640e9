// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads in the API's three ways: the bytes alone, with the metadata, or in chunks. */
final class Uploads {

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (?:\\*|(\\d+)-(\\d+))/(\\*|\\d+)");

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private final ObjectStore store;
  private final String host;

  Uploads(ObjectStore store, String host) {
    this.store = store;
    this.host = host;
  }

  /** An upload in chunks: what is to become of it, and what has come so far. */
  private record Session(
      String bucket,
      String name,
      String contentType,
      ObjectStore.Condition condition,
      ByteArrayOutputStream content) {}

  /** The name that a request writes to, if it says one. */
  String nameOf(ApiRequest request) {
    Session session = sessions.get(request.query().getOrDefault("upload_id", ""));
    if (session != null) {
      return session.name();
    }
    return request.parameter("name").orElseGet(() -> metadata(request).path("name").asText());
  }

  ApiReply answer(String bucket, ApiRequest request) {
    if (request.query().containsKey("upload_id")) {
      return continued(request);
    }
    JsonNode metadata = metadata(request);
    String contentType = metadata.path("contentType").asText("application/octet-stream");
    String name = nameOf(request);
    return switch (request.query().getOrDefault("uploadType", "media")) {
      case "media" -> stored(bucket, name, contentType, request.body(), condition(request));
      case "multipart" ->
          stored(
              bucket,
              name,
              contentType,
              Multipart.parts(request).get(1).bytes(),
              condition(request));
      case "resumable" -> begun(bucket, name, contentType, condition(request));
      default -> throw ApiProblem.badRequest("Unknown uploadType.");
    };
  }

  static ObjectStore.Condition condition(ApiRequest request) {
    return new ObjectStore.Condition(
        request.number("ifGenerationMatch"), request.number("ifGenerationNotMatch"));
  }

  private static JsonNode metadata(ApiRequest request) {
    return switch (request.query().getOrDefault("uploadType", "media")) {
      case "multipart" -> {
        List<Multipart.Part> parts = Multipart.parts(request);
        if (parts.size() != 2) {
          throw ApiProblem.badRequest("Metadata and media are needed.");
        }
        yield parsed(parts.get(0).bytes());
      }
      case "resumable" -> request.json();
      default -> ApiReply.JSON.createObjectNode();
    };
  }

  private static JsonNode parsed(byte[] json) {
    try {
      return ApiReply.JSON.readTree(json);
    } catch (IOException e) {
      throw ApiProblem.badRequest("Parse Error");
    }
  }

  private ApiReply begun(
      String bucket, String name, String contentType, ObjectStore.Condition condition) {
    if (!store.hasBucket(bucket)) {
      throw ApiProblem.noBucket();
    }
    String id = "session-" + count.incrementAndGet();
    sessions.put(
        id, new Session(bucket, name, contentType, condition, new ByteArrayOutputStream()));
    return ApiReply.nothing(
        200,
        Map.of(
            "Location",
            host + "/upload/storage/v1/b/" + bucket + "/o?uploadType=resumable&upload_id=" + id,
            "X-GUploader-UploadID",
            id));
  }

  private ApiReply continued(ApiRequest request) {
    String id = request.query().getOrDefault("upload_id", "");
    Session session = sessions.get(id);
    if (session == null) {
      throw new ApiProblem(404, "notFound", "No such upload.");
    }
    if (request.method().equals("DELETE")) {
      sessions.remove(id);
      return ApiReply.nothing(499, Map.of());
    }
    synchronized (session) {
      Matcher range = CONTENT_RANGE.matcher(request.header("content-range").orElse("bytes 0-0/*"));
      boolean known = range.matches();
      long total = known && !"*".equals(range.group(3)) ? Long.parseLong(range.group(3)) : -1;
      if (request.header("content-range").isEmpty()) {
        total = request.body().length;
      }
      append(session, range.matches() && range.group(1) != null ? range.group(1) : "", request);
      if (session.content().size() == total) {
        sessions.remove(id);
        return stored(
            session.bucket(),
            session.name(),
            session.contentType(),
            session.content().toByteArray(),
            session.condition());
      }
      Map<String, String> headers = new TreeMap<>();
      if (session.content().size() > 0) {
        headers.put("Range", "bytes=0-" + (session.content().size() - 1));
      }
      return ApiReply.nothing(308, headers);
    }
  }

  /** A client that lost an answer may send again what is here already. */
  private static void append(Session session, String first, ApiRequest request) {
    int skipped = first.isEmpty() ? 0 : session.content().size() - Integer.parseInt(first);
    if (skipped < 0) {
      throw new ApiProblem(503, "backendError", "A chunk is missing.");
    }
    int fresh = request.body().length - skipped;
    if (fresh > 0) {
      session.content().write(request.body(), skipped, fresh);
    }
  }

  private ApiReply stored(
      String bucket,
      String name,
      String contentType,
      byte[] bytes,
      ObjectStore.Condition condition) {
    return ApiReply.json(store.put(bucket, name, contentType, bytes, condition).resource(host));
  }
}
