// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.problem.UserException;
import org.apache.beam.vendor.grpc.v1p60p1.io.grpc.Status;
import org.junit.jupiter.api.Test;

class PortableFailureTest {

  private static RuntimeException told(String text) {
    return new RuntimeException(
        "The Runner experienced the following error during execution:\n" + text);
  }

  @Test
  void theUsersProblemIsFoundInTheText() {
    RuntimeException failure =
        told(
            "java.lang.RuntimeException: Error received from SDK harness for instruction 4: "
                + "org.apache.beam.sdk.util.UserCodeException: "
                + "io.mdaq.core.problem.UserException: 3 of 9 rows are invalid:\n"
                + "  a.jsonl, line 1: no instruction\n"
                + "\tat org.apache.beam.sdk.util.UserCodeException.wrap(UserCodeException.java:39)\n"
                + "Caused by: io.mdaq.core.problem.UserException: 3 of 9 rows are invalid:\n");
    assertThat(PortableFailure.explained(failure))
        .isInstanceOf(UserException.class)
        .hasMessage("3 of 9 rows are invalid:\n  a.jsonl, line 1: no instruction")
        .hasCause(failure);
    assertThat(PortableFailure.explained(told("io.mdaq.core.problem.UserException: short")))
        .hasMessage("short");
  }

  @Test
  void anotherCauseIsShownWithoutItsTrace() {
    RuntimeException failure =
        told(
            "java.lang.RuntimeException: Error received from SDK harness for instruction 12: "
                + "java.lang.IllegalStateException: broken\n\tat io.mdaq.X.run(X.java:1)\n");
    assertThat(PortableFailure.explained(failure))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("the job failed: java.lang.IllegalStateException: broken. ")
        .hasMessageNotContaining("X.java");
  }

  @Test
  void aLostJobServerIsNamed() {
    RuntimeException failure =
        new RuntimeException(
            Status.UNAVAILABLE.withDescription("io exception").asRuntimeException());
    assertThat(PortableFailure.explained(failure))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("the job server does not answer any more")
        .hasMessageContaining("io exception");
  }

  @Test
  void whatIsNotKnownStaysAsItIs() {
    RuntimeException failure = new RuntimeException("something else");
    assertThat(PortableFailure.explained(failure)).isSameAs(failure);
    RuntimeException empty = new RuntimeException();
    assertThat(PortableFailure.explained(empty)).isSameAs(empty);
  }
}
