// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.pipeline.facts.Progress;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class WatchedJobTest {

  private final List<String> events = new ArrayList<>();

  /** A job that ends in a state, or fails where there is none, and has lost its metrics. */
  private PipelineResult job(PipelineResult.State end) {
    return new PipelineResult() {
      @Override
      public State waitUntilFinish() {
        events.add("waited");
        if (end == State.UNKNOWN) {
          throw new IllegalStateException("lost");
        }
        return end;
      }

      @Override
      public State waitUntilFinish(Duration duration) {
        throw new UnsupportedOperationException();
      }

      @Override
      public State getState() {
        return end;
      }

      @Override
      public State cancel() {
        events.add("cancelled");
        return State.CANCELLED;
      }

      @Override
      public MetricResults metrics() {
        throw new NullPointerException("no answer");
      }
    };
  }

  private WatchedJob watched(PipelineResult.State end) {
    return WatchedJob.watch(job(end), PipelineResult::waitUntilFinish, () -> events.add("closed"));
  }

  @Test
  void whatWasStartedForAJobIsClosedAtItsEnd() {
    WatchedJob job = watched(PipelineResult.State.DONE);
    assertThat(events).isEmpty();
    assertThat(job.waitUntilFinish()).isEqualTo(PipelineResult.State.DONE);
    assertThat(events).containsExactly("waited", "closed");
  }

  @Test
  void soItIsWhereWaitingFails() {
    WatchedJob job = watched(PipelineResult.State.UNKNOWN);
    assertThatThrownBy(job::waitUntilFinish).hasMessage("lost");
    assertThat(events).containsExactly("waited", "closed");
  }

  @Test
  void metricsThatCannotBeHadAreNone() {
    WatchedJob job = watched(PipelineResult.State.DONE);
    job.waitUntilFinish();
    assertThat(Progress.busySeconds(job.metrics())).isEqualTo(Progress.noBusySeconds());
  }
}
