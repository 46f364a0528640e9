// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.portable;

import io.mdaq.core.problem.UserException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a job in this process waits for ever: Beam's runner has handed over all rows of its
 * bundles, and the worker still waits for rows of each. Beam 2.62 gets there about once in some
 * hundred jobs, at their start, by a cause that is not known. A transfer takes milliseconds, so
 * whatever stays like that for a minute is lost.
 */
final class StuckBundles implements AutoCloseable {

  /** How long all must have waited, and how often that is looked at. */
  record Patience(Duration interval, int times) {

    static final Patience A_MINUTE = new Patience(Duration.ofSeconds(10), 6);
  }

  /** A method of Beam's that a thread is in. */
  private enum Place {
    /** The runner has sent a bundle, and waits for what becomes of it. */
    SENT("org.apache.beam.runners.fnexecution.control.SdkHarnessClient$", "close"),
    /** The worker is at a bundle. */
    AT_WORK("org.apache.beam.fn.harness.control.ProcessBundleHandler", "processBundle"),
    /** It waits for the next rows. */
    WAITING("org.apache.beam.sdk.fn.CancellableQueue", "take");

    private final String type;
    private final String method;

    Place(String type, String method) {
      this.type = type;
      this.method = method;
    }

    boolean isIn(StackTraceElement[] stack) {
      return Arrays.stream(stack)
          .anyMatch(
              frame ->
                  frame.getClassName().startsWith(type) && frame.getMethodName().equals(method));
    }
  }

  /**
   * Where the bundles of this process are.
   *
   * @param sent wholly, by the runner
   * @param atWork in the worker, waiting or not
   * @param waiting of those, for more rows
   */
  record Census(long sent, long atWork, long waiting) {

    static Census of(Collection<StackTraceElement[]> stacks) {
      return new Census(
          stacks.stream().filter(Place.SENT::isIn).count(),
          stacks.stream().filter(Place.AT_WORK::isIn).count(),
          stacks.stream().filter(Place.AT_WORK::isIn).filter(Place.WAITING::isIn).count());
    }

    /** Whether nobody works, and all wait for rows that have been sent. */
    boolean isStuck() {
      return waiting > 0 && waiting == atWork && waiting == sent;
    }
  }

  private final Supplier<Census> look;
  private final Runnable whenStuck;
  private final Patience patience;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "notice stuck bundles");
            thread.setDaemon(true);
            return thread;
          });

  private Census last = new Census(0, 0, 0);
  private int times;
  private volatile boolean isStuck;

  private StuckBundles(Supplier<Census> look, Patience patience, Runnable whenStuck) {
    this.look = look;
    this.patience = patience;
    this.whenStuck = whenStuck;
  }

  /**
   * Begins to look at the threads of this process.
   *
   * @param whenStuck is done once
   */
  static StuckBundles watch(Runnable whenStuck) {
    return watch(
        () -> Census.of(Thread.getAllStackTraces().values()), Patience.A_MINUTE, whenStuck);
  }

  static StuckBundles watch(Supplier<Census> look, Patience patience, Runnable whenStuck) {
    StuckBundles bundles = new StuckBundles(look, patience, whenStuck);
    long millis = patience.interval().toMillis();
    var unused =
        bundles.clock.scheduleWithFixedDelay(bundles::look, millis, millis, TimeUnit.MILLISECONDS);
    return bundles;
  }

  private void look() {
    Census now = look.get();
    times = !now.isStuck() ? 0 : now.equals(last) ? times + 1 : 1;
    last = now;
    if (times > patience.times()) {
      isStuck = true;
      clock.shutdown();
      whenStuck.run();
    }
  }

  /**
   * Says what is to be said where it was noticed.
   *
   * @param failure of the job, if it failed by that
   */
  void requireNone(@Nullable RuntimeException failure) {
    if (isStuck) {
      UserException lost =
          UserException.failed(
              "Beam lost rows on their way to the worker in this process, and would wait for them"
                  + " for ever. Run it again, or leave out --runner portable: embedded Flink gives"
                  + " the same selection");
      if (failure != null) {
        lost.addSuppressed(failure);
      }
      throw lost;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
