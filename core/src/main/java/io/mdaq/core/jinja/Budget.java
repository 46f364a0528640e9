// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.jinja;

/**
 * How much a rendering may do. Steps are counted instead of time, so that a template fails on every
 * machine or on none.
 */
final class Budget {

  /** A thousand messages through the longest published template are some hundred thousand steps. */
  static final long MAX_STEPS = 5_000_000;

  /** Characters of one text, the output included. */
  static final int MAX_TEXT = 8_000_000;

  /** Calls and nested blocks; bounded by the stack of a thread. */
  static final int MAX_DEPTH = 100;

  /** Characters that are handled in about the time of a step. */
  private static final int CHARACTERS_PER_STEP = 16;

  private long steps;
  private int depth;

  void step() {
    spend(1);
  }

  /** Accounts for a text or list of that many elements that is made or looked through. */
  void pay(long elements) {
    if (elements > MAX_TEXT) {
      throw new TemplateException("a text or list of more than " + MAX_TEXT + " elements");
    }
    spend(1 + elements / CHARACTERS_PER_STEP);
  }

  private void spend(long amount) {
    steps += amount;
    if (steps > MAX_STEPS) {
      throw new TemplateException("more than " + MAX_STEPS + " steps");
    }
  }

  void enter() {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new TemplateException("macros call each other more than " + MAX_DEPTH + " deep");
    }
  }

  void leave() {
    depth--;
  }
}
