// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

import java.util.List;
import java.util.Set;

/**
 * What a request asked for.
 *
 * @param object "" where it is about a bucket
 */
public record Call(Operation operation, String bucket, String object) {

  private static final Set<String> COPIES = Set.of("rewriteTo", "copyTo", "moveTo", "compose");

  /** Bucket and object, divided by a slash. */
  public String path() {
    return bucket + "/" + object;
  }

  /**
   * Reads the paths {@code [download/]storage/v1/b/B[/o[/O[/VERB/...]]]} and {@code
   * upload/storage/v1/b/B/o}.
   *
   * @throws ApiProblem for another one
   */
  static Call of(ApiRequest request, Uploads uploads) {
    List<String> path = request.path();
    int at = path.indexOf("b");
    if (at < 0 || at > 3 || path.size() < at + 2) {
      throw ApiProblem.badRequest("No such method.");
    }
    String bucket = path.get(at + 1);
    if (path.get(0).equals("upload")) {
      return new Call(Operation.WRITE, bucket, uploads.nameOf(request));
    }
    if (path.size() == at + 2) {
      return new Call(Operation.BUCKET, bucket, "");
    }
    if (path.size() == at + 3) {
      return new Call(Operation.LIST, bucket, "");
    }
    if (path.size() > at + 4) {
      return copy(path, at);
    }
    Operation operation =
        request.method().equals("DELETE")
            ? Operation.DELETE
            : "media".equals(request.query().get("alt")) ? Operation.READ : Operation.METADATA;
    return new Call(operation, bucket, path.get(at + 3));
  }

  private static Call copy(List<String> path, int at) {
    int verb = verbAt(path);
    return switch (path.get(verb)) {
      case "compose" -> new Call(Operation.COPY, path.get(at + 1), path.get(at + 3));
      case "moveTo" -> new Call(Operation.COPY, path.get(at + 1), path.get(verb + 2));
      default -> new Call(Operation.COPY, path.get(verb + 2), path.get(verb + 4));
    };
  }

  /** Where the name of the method stands, which follows the first object's name. */
  static int verbAt(List<String> path) {
    int verb = path.indexOf("b") + 4;
    if (path.size() <= verb || !COPIES.contains(path.get(verb))) {
      throw ApiProblem.badRequest("No such method.");
    }
    return verb;
  }
}
