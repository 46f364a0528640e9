// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import ai.djl.pytorch.jni.JniUtils;

/** What libtorch keeps for each thread, set before the thread's first call. */
final class TorchThread {

  private static volatile int limit = Runtime.getRuntime().availableProcessors();

  private static final ThreadLocal<TorchThread> CURRENT = ThreadLocal.withInitial(TorchThread::new);

  /** 0 where the limit counts. */
  private int pinned;

  /** 0 where nothing was set yet. */
  private int applied;

  private TorchThread() {}

  /** How many threads one operator may use, in every thread that is not pinned. */
  static void limit(int threads) {
    limit = threads;
  }

  static int limit() {
    return limit;
  }

  /** How many threads one operator may use in the calling thread, whatever the limit. */
  static void pin(int threads) {
    CURRENT.get().pinned = threads;
  }

  /**
   * Sets the number of threads in the calling thread: OpenMP, which oneDNN uses, knows it per
   * thread. Turns the graph optimizer off: it measures the first calls and then runs another graph,
   * so that equal calls would differ in their last bits.
   */
  static void prepare() {
    TorchThread current = CURRENT.get();
    int threads = current.pinned == 0 ? limit : current.pinned;
    if (current.applied != threads) {
      JniUtils.setNumThreads(threads);
      current.applied = threads;
    }
    JniUtils.setGraphExecutorOptimize(false);
  }
}
