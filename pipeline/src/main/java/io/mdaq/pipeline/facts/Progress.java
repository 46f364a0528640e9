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
 * How far the stages have come, for a person who is waiting: rows in this process, or what the
 * engine tells of other ones; and the time of all workers, which the engine adds up. Engines repeat
 * work after failures, so these numbers are never counted on: what a run reports of rows, it reads
 * from the ledger.
 */
@SuppressWarnings("ImmutableEnumChecker") // counters of this process are what it is for
public enum Progress {
  READ("read"),
  SCORED("scored"),
  COMPARED("compared"),
  BOOSTED("boosted"),
  CLUSTERED("clustered"),
  WRITTEN("written");

  private static final String ROWS = "mdaq.rows";
  private static final String BUSY = "mdaq.busy_nanoseconds";

  private final String verb;
  private final LongAdder rows = new LongAdder();
  private final Counter rowsOfWorker;
  private final Counter busyNanos;
  private volatile long rowsElsewhere;

  Progress(String verb) {
    this.verb = verb;
    this.rowsOfWorker = Metrics.counter(ROWS, verb);
    this.busyNanos = Metrics.counter(BUSY, verb);
  }

  /** What happens to a row in this stage, in the past tense. */
  public String verb() {
    return verb;
  }

  /** Notes rows done by one worker, from within the pipeline. */
  public void add(long more) {
    rows.add(more);
    rowsOfWorker.inc(more);
  }

  /** Notes time spent by one worker, from within the pipeline. */
  public void addNanos(long nanos) {
    busyNanos.inc(nanos);
  }

  /** Rows done so far, as far as this process knows. */
  public long rows() {
    return Math.max(rows.sum(), rowsElsewhere);
  }

  /**
   * Notes what workers in other processes have done so far.
   *
   * @param run the metrics of a run that goes on
   */
  public static void observe(MetricResults run) {
    SortedMap<String, Long> sums = sums(run, ROWS);
    for (Progress stage : values()) {
      stage.rowsElsewhere = sums.getOrDefault(stage.verb, 0L);
    }
  }

  /**
   * The seconds spent in each stage, by its verb, summed over workers.
   *
   * @param run the metrics of a finished run
   */
  public static SortedMap<String, Double> busySeconds(MetricResults run) {
    SortedMap<String, Double> seconds = noBusySeconds();
    sums(run, BUSY).forEach((verb, nanos) -> seconds.merge(verb, nanos / 1e9, Double::sum));
    return seconds;
  }

  private static SortedMap<String, Long> sums(MetricResults run, String namespace) {
    SortedMap<String, Long> sums = new TreeMap<>();
    MetricsFilter wanted =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace(namespace)).build();
    for (MetricResult<Long> counter : run.queryMetrics(wanted).getCounters()) {
      // A stage may have several steps, and not every engine knows which attempts counted.
      sums.merge(counter.getName().getName(), counter.getAttempted(), Long::sum);
    }
    return sums;
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
      stage.rowsElsewhere = 0;
    }
  }
}
