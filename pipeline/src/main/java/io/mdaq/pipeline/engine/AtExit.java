// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when this process ends early, by Ctrl-C for example. What was begun last is ended
 * first, one after the other: a job is cancelled before its output is removed.
 */
public final class AtExit {

  /** Something to be done. */
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(AtExit.class);
  private static final Deque<AtExit> WAITING = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtExit::endAll, "end what runs"));
  }

  private static boolean isEnding;

  private final String what;
  private final Action action;

  private AtExit(String what, Action action) {
    this.what = what;
    this.action = action;
  }

  /**
   * Registers an action.
   *
   * @param what it does, for the log, should it fail
   */
  public static AtExit register(String what, Action action) {
    AtExit registered = new AtExit(what, action);
    synchronized (WAITING) {
      WAITING.push(registered);
    }
    return registered;
  }

  /**
   * Withdraws the action, since there is nothing to end any more.
   *
   * @return whether it will not be done; false where the process is ending already, so that it was
   *     done, is being done or will be
   */
  public boolean withdraw() {
    synchronized (WAITING) {
      return !isEnding && WAITING.remove(this);
    }
  }

  private static void endAll() {
    List<AtExit> latestFirst;
    synchronized (WAITING) {
      isEnding = true;
      latestFirst = List.copyOf(WAITING);
    }
    for (AtExit last : latestFirst) {
      try {
        last.action.run();
      } catch (Exception e) {
        LOG.warn("at the end of the process this was not done: {}", last.what, e);
      }
    }
  }
}
