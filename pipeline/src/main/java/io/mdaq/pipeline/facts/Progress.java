// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.facts;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * How far the stages have come: rows in this process, for a person who is waiting, and the time of
 * all workers, which the engine adds up. Engines repeat work after failures, so these numbers are
 * never counted on: what a run reports of rows, it reads from the ledger.
 */
@SuppressWarnings("ImmutableEnumChecker") // counters of this process are what it is for
public enum Progress {
  READ("read"),
  SCORED("scored"),
  COMPARED("compared"),
  BOOSTED("boosted"),
  CLUSTERED("clustered"),
  WRITTEN("written");

  private static final String NAMESPACE = "mdaq.busy_nanoseconds";

  private final String verb;
  private final LongAdder rows = new LongAdder();
  private final Counter busyNanos;

  Progress(String verb) {
    this.verb = verb;
    this.busyNanos = Metrics.counter(NAMESPACE, verb);
  }

  /** What happens to a row in this stage, in the past tense. */
  public String verb() {
    return verb;
  }

  /** Notes rows done. */
  public void add(long more) {
    rows.add(more);
  }

  /** Notes time spent by one worker, from within the pipeline. */
  public void addNanos(long nanos) {
    busyNanos.inc(nanos);
  }

  public long rows() {
    return rows.sum();
  }

  /**
   * The seconds spent in each stage, by its verb, summed over workers.
   *
   * @param run the metrics of a finished run
   */
  public static SortedMap<String, Double> busySeconds(MetricResults run) {
    SortedMap<String, Double> seconds = noBusySeconds();
    MetricsFilter ours =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace(NAMESPACE)).build();
    for (MetricResult<Long> counter : run.queryMetrics(ours).getCounters()) {
      // A stage may have several steps, and not every engine knows which attempts counted.
      seconds.merge(counter.getName().getName(), counter.getAttempted() / 1e9, Double::sum);
    }
    return seconds;
  }

  /** The same where nobody measured: 0 for each stage. */
  public static SortedMap<String, Double> noBusySeconds() {
    SortedMap<String, Double> seconds = new TreeMap<>();
    for (Progress stage : values()) {
      seconds.put(stage.verb, 0.0);
    }
    return seconds;
  }

  /** Forgets an earlier run in this process. */
  public static void reset() {
    for (Progress stage : values()) {
      stage.rows.reset();
    }
  }
}
