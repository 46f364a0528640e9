// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli.doctor;

import java.util.OptionalLong;

/**
 * The heap of this process beside the machine's memory. Models lie outside of the heap, so both
 * must fit.
 *
 * @param heap the most bytes that the heap may take
 * @param machine all bytes of the machine, or of the container where it is limited
 * @param available bytes that can be taken without swapping; empty where the system does not tell
 */
record MemoryCheck(long heap, long machine, OptionalLong available) implements Check {

  private static final String SUBJECT = "memory";
  private static final long LEAST_HEAP = 512 * Sizes.MIB;
  private static final long ENOUGH_HEAP = 2 * Sizes.GIB;
  private static final String LARGER = "Set MDAQ_JAVA_OPTS=-Xmx4g, or more for millions of rows.";

  @Override
  public Finding find() {
    String text =
        "heap up to %s; %s in this machine or container"
            .formatted(Sizes.of(heap), Sizes.of(machine));
    if (available.isPresent()) {
      text += ", " + Sizes.of(available.getAsLong()) + " of it available";
    }
    if (heap < LEAST_HEAP) {
      return Finding.fail(SUBJECT, text, LARGER);
    }
    if (heap > machine) {
      return Finding.warn(
          SUBJECT,
          text + ": the system may end a process that takes so much",
          "Set MDAQ_JAVA_OPTS=-Xmx%dm, or allow the container more."
              .formatted(machine / 2 / Sizes.MIB));
    }
    if (heap < ENOUGH_HEAP) {
      return Finding.warn(SUBJECT, text + ": enough for small data", LARGER);
    }
    if (available.isPresent() && available.getAsLong() < heap) {
      return Finding.warn(
          SUBJECT,
          text + ": less than the heap may take",
          "End other programs, or set MDAQ_JAVA_OPTS=-Xmx%dm."
              .formatted(Math.max(LEAST_HEAP, available.getAsLong() / 2) / Sizes.MIB));
    }
    return Finding.ok(SUBJECT, text);
  }
}
