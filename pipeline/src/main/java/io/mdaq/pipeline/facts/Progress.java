// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.facts;

import java.util.concurrent.atomic.LongAdder;

/**
 * How far the stages in this process have come, for a person who is waiting. Engines repeat work
 * after failures, so these numbers are never counted on: what a run reports, it reads from the
 * ledger.
 */
@SuppressWarnings("ImmutableEnumChecker") // counters of this process are what it is for
public enum Progress {
  READ("read"),
  SCORED("scored"),
  COMPARED("compared"),
  BOOSTED("boosted"),
  CLUSTERED("clustered"),
  WRITTEN("written");

  private final String verb;
  private final LongAdder rows = new LongAdder();
  private final LongAdder busyNanos = new LongAdder();

  Progress(String verb) {
    this.verb = verb;
  }

  /** What happens to a row in this stage, in the past tense. */
  public String verb() {
    return verb;
  }

  /** Notes rows done. */
  public void add(long more) {
    rows.add(more);
  }

  /** Notes time spent by one worker. */
  public void addNanos(long nanos) {
    busyNanos.add(nanos);
  }

  public long rows() {
    return rows.sum();
  }

  /** Seconds spent, summed over workers. */
  public double busySeconds() {
    return busyNanos.sum() / 1e9;
  }

  /** Forgets an earlier run in this process. */
  public static void reset() {
    for (Progress stage : values()) {
      stage.rows.reset();
      stage.busyNanos.reset();
    }
  }
}
