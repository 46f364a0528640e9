// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.runner.portable.StuckBundles.Census;
import io.mdaq.runner.portable.StuckBundles.Patience;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

class StuckBundlesTest {

  private static final Census STUCK = new Census(2, 2, 2);
  private static final Census AT_WORK = new Census(2, 2, 1);
  private static final Patience SHORT = new Patience(Duration.ofMillis(1), 3);

  private static final Queue<Census> SEEN = new ConcurrentLinkedQueue<>();

  @Test
  void stuckIsWhereAllWaitForWhatWasSent() {
    assertThat(STUCK.isStuck()).isTrue();
    assertThat(AT_WORK.isStuck()).isFalse();
    assertThat(new Census(0, 0, 0).isStuck()).as("nothing runs").isFalse();
    assertThat(new Census(1, 2, 2).isStuck()).as("rows of one are still read").isFalse();
    assertThat(new Census(2, 1, 1).isStuck()).as("one is on its way back").isFalse();
    assertThat(new Census(2, 0, 0).isStuck()).as("another process works").isFalse();
  }

  @Test
  void itMustStayLikeThat() throws InterruptedException {
    CountDownLatch noticed = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Iterator<Census> sights = List.of(STUCK, STUCK, STUCK, AT_WORK, STUCK, STUCK).iterator();
    try (StuckBundles bundles =
        StuckBundles.watch(
            () -> {
              if (sights.hasNext()) {
                return sights.next();
              }
              over.countDown();
              return AT_WORK;
            },
            SHORT,
            noticed::countDown)) {
      assertThat(over.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(noticed.getCount()).isOne();
      bundles.requireNone(null);
    }
    try (StuckBundles bundles = StuckBundles.watch(() -> STUCK, SHORT, noticed::countDown)) {
      assertThat(noticed.await(1, TimeUnit.MINUTES)).isTrue();
      assertThatThrownBy(() -> bundles.requireNone(null))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("Run it again, or leave out --runner portable");
    }
  }

  /** The names of Beam's methods are those of the version that is used. */
  @Test
  void bundlesOfAJobInThisProcessAreSeen() {
    SEEN.clear();
    Pipeline pipeline = Pipeline.create(new PortableEngine().options(List.of("--parallelism=1")));
    pipeline.apply(Create.of("row")).apply(ParDo.of(new Looking()));
    pipeline.run().waitUntilFinish();
    assertThat(SEEN).containsExactly(new Census(1, 1, 0));
  }

  /** While a worker has a row, its bundle is at work, and soon all of it has been sent. */
  private static final class Looking extends DoFn<String, String> {

    @ProcessElement
    public void process() throws InterruptedException {
      Census census = new Census(0, 0, 0);
      for (int i = 0; i < 500 && census.sent() == 0; i++) {
        Thread.sleep(10);
        census = Census.of(Thread.getAllStackTraces().values());
      }
      SEEN.add(census);
    }
  }
}
