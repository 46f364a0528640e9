// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Buckets and objects of the API, except uploads. */
final class ObjectApi {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final String BINARY = "application/octet-stream";

  private final ObjectStore store;
  private final String host;
  private final int pageSize;

  ObjectApi(ObjectStore store, String host, int pageSize) {
    this.store = store;
    this.host = host;
    this.pageSize = pageSize;
  }

  /** Answers a call whose operation and place are known. */
  ApiReply answer(Call call, ApiRequest request) {
    return switch (call.operation()) {
      case BUCKET -> bucket(call.bucket());
      case LIST -> list(call.bucket(), request);
      case METADATA -> ApiReply.json(wanted(call, request).resource(host));
      case READ -> read(wanted(call, request), request);
      case DELETE -> {
        store.delete(call.bucket(), call.object(), Uploads.condition(request));
        yield ApiReply.nothing(204, Map.of());
      }
      case COPY -> copy(call, request);
      case WRITE, ANY -> throw ApiProblem.badRequest("No such method.");
    };
  }

  private ApiReply bucket(String bucket) {
    if (!store.hasBucket(bucket)) {
      throw ApiProblem.noBucket();
    }
    ObjectNode resource = ApiReply.JSON.createObjectNode();
    resource.put("kind", "storage#bucket").put("id", bucket).put("name", bucket);
    resource.put("projectNumber", "1").put("metageneration", "1").put("location", "US");
    return ApiReply.json(resource);
  }

  private ApiReply list(String bucket, ApiRequest request) {
    long asked = request.number("maxResults").orElse(pageSize);
    ObjectStore.Page page =
        store.list(
            bucket,
            request.parameter("prefix").orElse(""),
            request.parameter("delimiter").orElse(""),
            request.parameter("pageToken").orElse(""),
            (int) Math.min(asked, pageSize));
    ObjectNode body = ApiReply.JSON.createObjectNode();
    body.put("kind", "storage#objects");
    if (!page.next().isEmpty()) {
      body.put("nextPageToken", page.next());
    }
    if (!page.prefixes().isEmpty()) {
      page.prefixes().forEach(body.putArray("prefixes")::add);
    }
    if (!page.objects().isEmpty()) {
      ArrayNode items = body.putArray("items");
      page.objects().forEach(object -> items.add(object.resource(host)));
    }
    return ApiReply.json(body);
  }

  private FakeObject wanted(Call call, ApiRequest request) {
    FakeObject object = store.get(call.bucket(), call.object());
    OptionalLong generation = request.number("generation");
    if (generation.isPresent() && generation.getAsLong() != object.generation()) {
      throw ApiProblem.noObject(call.bucket(), call.object());
    }
    if (!Uploads.condition(request).holds(object.generation())) {
      throw ApiProblem.conditionNotMet();
    }
    return object;
  }

  private static ApiReply read(FakeObject object, ApiRequest request) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", object.contentType());
    headers.put("X-Goog-Generation", Long.toString(object.generation()));
    headers.put("X-Goog-Metageneration", "1");
    headers.put("X-Goog-Stored-Content-Length", Integer.toString(object.bytes().length));
    headers.put("X-Goog-Stored-Content-Encoding", "identity");
    headers.put("X-Goog-Hash", "crc32c=" + object.crc32c() + ",md5=" + object.md5());
    Matcher range = RANGE.matcher(request.header("range").orElse(""));
    if (!range.matches()) {
      return new ApiReply(200, headers, object.bytes());
    }
    int size = object.bytes().length;
    long start = Long.parseLong(range.group(1));
    long end = range.group(2).isEmpty() ? size : Long.parseLong(range.group(2)) + 1;
    if (start >= size) {
      headers.put("Content-Range", "bytes */" + size);
      return ApiReply.nothing(416, headers);
    }
    byte[] part = Arrays.copyOfRange(object.bytes(), (int) start, (int) Math.min(end, size));
    headers.put("Content-Range", "bytes " + start + "-" + (start + part.length - 1) + "/" + size);
    return new ApiReply(206, headers, part);
  }

  /**
   * Path: {@code b/B/o/O/(rewriteTo|copyTo)/b/B2/o/O2}, {@code .../moveTo/o/O2}, {@code
   * .../compose}.
   */
  private ApiReply copy(Call call, ApiRequest request) {
    List<String> path = request.path();
    int verb = Call.verbAt(path);
    if (path.get(verb).equals("compose")) {
      return compose(call, request);
    }
    FakeObject source = store.get(path.get(verb - 3), path.get(verb - 1));
    OptionalLong match = request.number("ifSourceGenerationMatch");
    if (match.isPresent() && match.getAsLong() != source.generation()) {
      throw ApiProblem.conditionNotMet();
    }
    FakeObject copy =
        store.put(
            call.bucket(),
            call.object(),
            source.contentType(),
            source.bytes(),
            Uploads.condition(request));
    if (path.get(verb).equals("moveTo")) {
      store.delete(source.bucket(), source.name(), ObjectStore.Condition.NONE);
    }
    if (!path.get(verb).equals("rewriteTo")) {
      return ApiReply.json(copy.resource(host));
    }
    ObjectNode body = ApiReply.JSON.createObjectNode();
    String size = Integer.toString(copy.bytes().length);
    body.put("kind", "storage#rewriteResponse").put("done", true);
    body.put("totalBytesRewritten", size).put("objectSize", size);
    body.set("resource", copy.resource(host));
    return ApiReply.json(body);
  }

  private ApiReply compose(Call call, ApiRequest request) {
    JsonNode body = request.json();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (JsonNode source : body.path("sourceObjects")) {
      all.writeBytes(store.get(call.bucket(), source.path("name").asText()).bytes());
    }
    String type = body.path("destination").path("contentType").asText(BINARY);
    return ApiReply.json(
        store
            .put(call.bucket(), call.object(), type, all.toByteArray(), Uploads.condition(request))
            .resource(host));
  }
}
