// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void allTasksAreDoneWhenTheCallReturns() {
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = new Workers(3)) {
      workers.run(List.of());
      workers.run(IntStream.range(0, 50).<Runnable>mapToObj(i -> done::incrementAndGet).toList());
      assertThat(done).hasValue(50);
    }
  }

  @Test
  void theFirstFailureInTheOrderOfTheTasksIsThrown() {
    try (Workers workers = new Workers(2)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      List.of(
                          () -> {},
                          () -> {
                            throw new IllegalStateException("second");
                          },
                          () -> {
                            throw new IllegalStateException("third");
                          })))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("second");
      assertThatThrownBy(
              () ->
                  workers.run(
                      List.of(
                          () -> {
                            throw new StackOverflowError("deep");
                          })))
          .isInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void anInterruptEndsTheWaitAndStays() {
    CountDownLatch release = new CountDownLatch(1);
    try (Workers workers = new Workers(1)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> workers.run(List.of(() -> await(release))))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
      release.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
