// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedResourcesTest {

  private final List<String> opened = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final SharedResources<String, String> shared =
      new SharedResources<>(
          key -> {
            if (key.isEmpty()) {
              throw new IllegalStateException("cannot be opened");
            }
            opened.add(key);
            return key + opened.size();
          },
          closed::add);

  @Test
  void theFirstOpensTheLastCloses() {
    SharedResources.Lease<String> first = shared.acquire("a");
    SharedResources.Lease<String> second = shared.acquire("a");
    assertThat(second.get()).isSameAs(first.get());

    first.close();
    assertThat(closed).isEmpty();
    second.close();
    assertThat(closed).containsExactly("a1");

    assertThat(shared.acquire("a").get()).isEqualTo("a2");
  }

  @Test
  void returningTwiceCountsOnce() {
    SharedResources.Lease<String> first = shared.acquire("a");
    SharedResources.Lease<String> second = shared.acquire("a");
    first.close();
    first.close();
    assertThat(closed).isEmpty();
    second.close();
    assertThat(closed).containsExactly("a1");
  }

  @Test
  void keysAreApart() {
    shared.acquire("a").close();
    SharedResources.Lease<String> other = shared.acquire("b");
    assertThat(opened).containsExactly("a", "b");
    assertThat(closed).containsExactly("a1");
    other.close();
  }

  @Test
  void whatCannotBeOpenedIsNotHeld() {
    assertThatThrownBy(() -> shared.acquire("")).hasMessage("cannot be opened");
    assertThatThrownBy(() -> shared.acquire("")).hasMessage("cannot be opened");
    assertThat(closed).isEmpty();
  }

  @Test
  void threadsThatAskAtTheSameTimeShare() throws Exception {
    int threads = 8;
    CountDownLatch together = new CountDownLatch(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<SharedResources.Lease<String>>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(
            pool.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return shared.acquire("a");
                }));
      }
      for (Future<SharedResources.Lease<String>> future : futures) {
        future.get().close();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(closed).hasSameSizeAs(opened);
  }
}
