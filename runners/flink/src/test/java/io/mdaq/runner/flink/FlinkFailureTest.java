// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlinkFailureTest {

  private static RuntimeException thrownFor(Throwable cause) {
    return new RuntimeException("Pipeline execution failed", new Exception("Job failed", cause));
  }

  static Stream<Arguments> known() {
    return Stream.of(
        Arguments.of(
            new IOException("Insufficient number of network buffers: required 512"),
            "taskmanager.memory.network.min"),
        Arguments.of(
            new NoClassDefFoundError("ai/djl/engine/Engine"),
            "a library with native parts is not on the cluster's class path"),
        Arguments.of(
            new ClassNotFoundException("com.github.luben.zstd.Zstd"),
            "a library with native parts is not on the cluster's class path"),
        Arguments.of(
            new UnsatisfiedLinkError("libx.so already loaded in another classloader"),
            "classloader.parent-first-patterns.additional"),
        Arguments.of(new ConnectException("Connection refused"), "JobManager was lost"));
  }

  @ParameterizedTest
  @MethodSource("known")
  void whatTheUserCanDoIsSaidHereAndFromAfar(Throwable cause, String advice) {
    for (Throwable shape : new Throwable[] {cause, new SerializedThrowable(cause)}) {
      RuntimeException failure = thrownFor(shape);
      assertThat(FlinkFailure.explained(failure))
          .isInstanceOf(UserException.class)
          .hasMessageContaining(advice)
          .hasCause(failure);
    }
  }

  /** The JobManager told of the failure: it is there. */
  @Test
  void aJobThatFailedHasLostAWorkerAndNotTheMaster() {
    Exception failed =
        new JobExecutionException(
            new JobID(), "Job execution failed.", new ConnectException("Connection refused: x"));
    assertThat(FlinkFailure.explained(thrownFor(failed)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("a TaskManager was lost (Connection refused: x)")
        .hasMessageContaining("restart-strategy");
    Exception gone = new Exception("The TaskManager with id 7 is no longer reachable.");
    assertThat(
            FlinkFailure.explained(
                thrownFor(new JobExecutionException(new JobID(), "Job execution failed.", gone))))
        .hasMessageContaining("a TaskManager was lost");
  }

  @Test
  void theUsersProblemInAWorkerIsFoundInItsWrapper() {
    UserException problem = UserException.failed("1 of 2 rows are invalid");
    for (Throwable shape : new Throwable[] {problem, new SerializedThrowable(problem)}) {
      assertThat(FlinkFailure.explained(thrownFor(shape)))
          .isInstanceOf(UserException.class)
          .hasMessage("1 of 2 rows are invalid");
    }
  }

  @Test
  void whatIsNotKnownStaysAsItIs() {
    RuntimeException failure = thrownFor(new NoClassDefFoundError("java/desktop/Missing"));
    assertThat(FlinkFailure.explained(failure)).isSameAs(failure);
    RuntimeException empty = new RuntimeException();
    assertThat(FlinkFailure.explained(empty)).isSameAs(empty);
  }
}
