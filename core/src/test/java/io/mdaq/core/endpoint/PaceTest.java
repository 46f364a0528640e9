// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.endpoint.Pace.Load;
import io.mdaq.core.endpoint.Pace.Permit;
import io.mdaq.core.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PaceTest {

  private final ManualClock clock = new ManualClock();

  @Test
  void theLimitGrowsByOneForEachRoundOfAnswers() throws InterruptedException {
    Pace pace = new Pace(6, clock);
    assertThat(pace.limit()).isEqualTo(4);
    round(pace, Load.FINE, 5);
    assertThat(pace.limit()).isEqualTo(5);
    round(pace, Load.FINE, 100);
    assertThat(pace.limit()).isEqualTo(6);
    round(pace, Load.UNKNOWN, 100);
    assertThat(pace.limit()).isEqualTo(6);
  }

  @Test
  void oneBurstOfOverloadHalvesOnce() throws InterruptedException {
    Pace pace = new Pace(4, clock);
    List<Permit> burst = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      burst.add(pace.enter());
    }
    burst.forEach(permit -> pace.leave(permit, Load.TOO_MUCH));
    assertThat(pace.limit()).isEqualTo(2);
    round(pace, Load.TOO_MUCH, 1);
    assertThat(pace.limit()).isEqualTo(1);
    round(pace, Load.TOO_MUCH, 5);
    assertThat(pace.limit()).isEqualTo(1);
  }

  @Test
  void aHoldKeepsEverybodyBack() throws InterruptedException {
    Pace pace = new Pace(4, clock);
    pace.hold(Duration.ofSeconds(30));
    pace.hold(Duration.ofSeconds(10));
    round(pace, Load.FINE, 2);
    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void neverMoreThanTheLimitAreUnderWayAndAllOfItIsUsed() throws Exception {
    int most = 8;
    Pace pace = new Pace(most, clock);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger peak = new AtomicInteger();
    round(pace, Load.FINE, 200);
    CountDownLatch full = new CountDownLatch(most);
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Future<?>> tasks = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        tasks.add(
            threads.submit(
                () -> {
                  Permit permit = pace.enter();
                  peak.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                  full.countDown();
                  // Holds the first ones until the limit is filled.
                  boolean isFull = full.await(30, TimeUnit.SECONDS);
                  underWay.decrementAndGet();
                  pace.leave(permit, Load.UNKNOWN);
                  return isFull;
                }));
      }
      for (Future<?> task : tasks) {
        assertThat(task.get()).isEqualTo(true);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(peak.get()).isEqualTo(most);
  }

  private static void round(Pace pace, Load load, int requests) throws InterruptedException {
    for (int i = 0; i < requests; i++) {
      pace.leave(pace.enter(), load);
    }
  }
}
