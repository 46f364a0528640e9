// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import io.mdaq.core.torch.TorchEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Threads that compute batches, one core each. All callers of an encoder share them, so that
 * however many there are the cores are not oversubscribed; and because no operator is split among
 * threads, their number changes no result.
 */
final class Workers implements AutoCloseable {

  private final ExecutorService executor;

  Workers(int threads) {
    executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread =
                  new Thread(
                      () -> {
                        TorchEngine.pinThread(1);
                        task.run();
                      },
                      "encoder");
              // An encoder that nobody closed must not keep the process alive.
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs all tasks and waits for them.
   *
   * @throws RuntimeException the first task's that failed, in the order of the list, after which
   *     the others are not begun
   * @throws CancellationException if the calling thread is interrupted, which it then still is
   */
  void run(List<Runnable> tasks) {
    List<Future<?>> futures = new ArrayList<>();
    for (Runnable task : tasks) {
      futures.add(executor.submit(task));
    }
    try {
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while encoding");
    } finally {
      // Tasks that run already use the model; whoever closes it waits for them.
      futures.forEach(future -> future.cancel(false));
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException problem
        ? problem
        : new IllegalStateException("a batch failed", cause);
  }

  /** Waits for tasks under way. */
  @Override
  public void close() {
    executor.shutdown();
    boolean isInterrupted = false;
    while (!executor.isTerminated()) {
      try {
        executor.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
