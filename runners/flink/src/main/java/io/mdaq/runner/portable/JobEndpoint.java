// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import io.mdaq.core.problem.UserException;
import io.mdaq.runner.flink.HostPort;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.apache.beam.model.jobmanagement.v1.JobApi.GetJobsRequest;
import org.apache.beam.model.jobmanagement.v1.JobServiceGrpc;
import org.apache.beam.model.pipeline.v1.Endpoints.ApiServiceDescriptor;
import org.apache.beam.sdk.fn.channel.ManagedChannelFactory;
import org.apache.beam.vendor.grpc.v1p60p1.io.grpc.ManagedChannel;
import org.apache.beam.vendor.grpc.v1p60p1.io.grpc.Status;
import org.apache.beam.vendor.grpc.v1p60p1.io.grpc.StatusRuntimeException;

/**
 * Where a job server takes pipelines.
 *
 * @param address HOST:PORT; an IPv6 address in brackets
 */
record JobEndpoint(String address) {

  private static final long PATIENCE_SECONDS = 10;

  /**
   * Reads HOST:PORT.
   *
   * @throws UserException where it is something else
   */
  static JobEndpoint parse(String text) {
    return HostPort.parse(text)
        .map(address -> new JobEndpoint(address.toString()))
        .orElseThrow(
            () ->
                UserException.usage(
                    "--jobEndpoint=%s: must be HOST:PORT of a Beam job server, such as"
                            .formatted(text)
                        + " 127.0.0.1:8099; leave it out to have one inside this process"));
  }

  /**
   * Makes sure that a job server is there: Beam would wait a minute and then speak of a deadline.
   *
   * @throws UserException where there is none
   */
  void requireJobServer() {
    ManagedChannel channel =
        ManagedChannelFactory.createDefault()
            .forDescriptor(ApiServiceDescriptor.newBuilder().setUrl(address).build());
    try {
      var unused =
          JobServiceGrpc.newBlockingStub(channel)
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .getJobs(GetJobsRequest.getDefaultInstance());
    } catch (StatusRuntimeException e) {
      // A job server need not keep a list of jobs; that it says so is an answer.
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw UserException.failed(
            "--jobEndpoint=%s: no Beam job server answers there: %s. Start one, correct host and"
                    .formatted(address, reason(e))
                + " port, or leave it out to have one inside this process",
            e);
      }
    } finally {
      channel.shutdownNow();
    }
  }

  private static String reason(StatusRuntimeException problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).strip();
    if (cause instanceof UnknownHostException) {
      return "there is no host " + message.replaceFirst(":.*", "");
    }
    if (message.contains("SETTINGS")) {
      return "who answers speaks another protocol";
    }
    return message
        .lines()
        .findFirst()
        .orElse("no answer")
        .replaceFirst("^finishConnect\\S* failed: ", "");
  }
}
