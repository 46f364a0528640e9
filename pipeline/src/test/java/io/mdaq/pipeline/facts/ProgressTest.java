// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.beam.sdk.metrics.MetricsEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final MetricsContainerStepMap workers = new MetricsContainerStepMap();

  @AfterEach
  void forget() {
    Progress.reset();
  }

  private void work(String step, Runnable work) throws IOException {
    try (Closeable scope = MetricsEnvironment.scopedMetricsContainer(workers.getContainer(step))) {
      work.run();
    }
  }

  @Test
  void whatOtherProcessesDidIsShownAndAddedUpOverSteps() throws IOException {
    work("one", () -> Progress.READ.add(7));
    work("two", () -> Progress.READ.add(5));
    work("two", () -> Progress.SCORED.addNanos(2_000_000_000));
    Progress.reset();
    assertThat(Progress.READ.rows()).isZero();

    Progress.observe(MetricsContainerStepMap.asAttemptedOnlyMetricResults(workers));
    assertThat(Progress.READ.rows()).isEqualTo(12);
    assertThat(Progress.SCORED.rows()).isZero();
    assertThat(Progress.busySeconds(MetricsContainerStepMap.asAttemptedOnlyMetricResults(workers)))
        .containsEntry("scored", 2.0)
        .containsEntry("read", 0.0);

    Progress.READ.add(20);
    assertThat(Progress.READ.rows()).as("those of this process").isEqualTo(20);
    Progress.reset();
    assertThat(Progress.READ.rows()).isZero();
  }
}
