// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.util.Locale;
import java.util.stream.Stream;

/** The parts of the demo, by the folder that each of them writes. */
enum DemoPart {
  BOOSTER(35, "a small model learns from expert revisions to rewrite poor samples"),
  CURATED(40, "it is asked about the poorest ones; duplicates go; the best and most diverse stay"),
  SETS(1, "training sets: all data, the curated subset, as many random rows, two sizes"),
  BASE(20, "a model of a million parameters is made and reads all texts"),
  MODELS(95, "from it, one model is trained on each training set"),
  RESPONSES(45, "all of them answer the same prompts"),
  JUDGEMENTS(2, "a scorer compares the answers, pair by pair"),
  REPORT(2, "win rates per language, and how sure they are");

  private final int seconds;
  private final String what;

  DemoPart(int seconds, String what) {
    this.seconds = seconds;
    this.what = what;
  }

  /** The folder, what happens, and how long that takes with the default settings on two cores. */
  String line() {
    return String.format(
        Locale.ROOT, "  %-11s %3d s   %s", name().toLowerCase(Locale.ROOT), seconds, what);
  }

  /** How long all parts take together, in whole minutes. */
  static long minutes() {
    return Math.round(Stream.of(values()).mapToInt(part -> part.seconds).sum() / 60.0);
  }
}
