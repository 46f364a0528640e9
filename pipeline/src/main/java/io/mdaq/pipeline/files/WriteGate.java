// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.files;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps workers of this process out of an output folder that was given up: an engine that runs
 * inside the process does not stop all its threads at once, and they would fill the emptied folder
 * again. Closing a gate waits for the writes under way.
 */
final class WriteGate implements AutoCloseable {

  /** A write that hangs must not keep the process from ending. */
  private static final long PATIENCE_SECONDS = 5;

  private static final ReadWriteLock LOCK = new ReentrantReadWriteLock();
  private static final Set<String> CLOSED = ConcurrentHashMap.newKeySet();

  private WriteGate() {}

  /** Lets writes in. */
  static void open(String folder) {
    CLOSED.remove(folder);
  }

  /** Lets no further write in, and returns when none is under way. */
  static void close(String folder) {
    CLOSED.add(folder);
    try {
      if (LOCK.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOCK.writeLock().unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Begins a write, which ends when the result is closed by the same thread.
   *
   * @throws IOException where the gate is closed
   */
  static WriteGate enter(String folder) throws IOException {
    LOCK.readLock().lock();
    if (CLOSED.contains(folder)) {
      LOCK.readLock().unlock();
      throw new IOException("the run that writes to " + folder + " was given up");
    }
    return new WriteGate();
  }

  @Override
  public void close() {
    LOCK.readLock().unlock();
  }
}
