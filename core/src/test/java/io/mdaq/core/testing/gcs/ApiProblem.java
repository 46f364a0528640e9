// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

/** A request that the service refuses. */
final class ApiProblem extends RuntimeException {

  private final int status;
  private final String reason;
  private final String text;

  ApiProblem(int status, String reason, String text) {
    super(text);
    this.status = status;
    this.reason = reason;
    this.text = text;
  }

  static ApiProblem badRequest(String text) {
    return new ApiProblem(400, "invalid", text);
  }

  static ApiProblem noBucket() {
    return new ApiProblem(404, "notFound", "The specified bucket does not exist.");
  }

  static ApiProblem noObject(String bucket, String name) {
    return new ApiProblem(404, "notFound", "No such object: " + bucket + "/" + name);
  }

  static ApiProblem conditionNotMet() {
    return new ApiProblem(
        412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
  }

  ApiReply reply() {
    return ApiReply.error(status, reason, text);
  }
}
