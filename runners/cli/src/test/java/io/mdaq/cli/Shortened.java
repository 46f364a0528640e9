// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What is added to a documented command that would take minutes, or needs what no test has. All
 * else of it, every flag, key and file, counts as typed.
 *
 * @param sign where a command contains it, it is shortened
 * @param words that are added
 */
record Shortened(String sign, String words) {

  private static final String ONE_STEP =
      " --set training.max_steps=1 --set training.precision=float32";
  private static final String TINY =
      " --set nano.layers=1 --set nano.width=32 --set nano.heads=2" + ONE_STEP;

  static final List<Shortened> ALL =
      List.of(
          // DemoAcceptance and StudyCommandTest run these, with models as small as they can be.
          new Shortened("mdaq demo", "--dry-run"),
          new Shortened("mdaq study", "--dry-run"),
          // Nobody has Dataflow at hand; this translates the whole job.
          new Shortened("--runner dataflow", "--dry-run"),
          // PortableEngineTest runs such jobs.
          new Shortened("--output out/x --runner portable", "--dry-run"),
          new Shortened("backend=local", "--set boost.max_tokens=2 --set boost.max_samples=2"),
          new Shortened(
              "mdaq fine-tune", "--set training.batch=2 --set examples.max_tokens=512" + ONE_STEP),
          new Shortened("fine-tune --base nano", "--set nano.context=4096" + TINY),
          new Shortened("fine-tune-nano-text", TINY),
          new Shortened("mdaq generate", "--limit 1 --set generation.max_new_tokens=2"),
          new Shortened(
              "mdaq train-booster",
              "--set training.batch=1 --set examples.culture=untold --set evaluation.max_pairs=1"
                  + " --set evaluation.max_tokens=2 --set evaluation.scorer=embedded"
                  + ONE_STEP),
          new Shortened("train-scorer --base nano", "--set nano.vocabulary=300" + TINY),
          new Shortened("train-scorer-nano", "--set nano.vocabulary=300" + TINY),
          new Shortened("--base models/xlm-roberta-base", ONE_STEP));

  boolean covers(String line) {
    return line.contains(sign);
  }

  /** The words of a command, with what is added, without the program's name. */
  static List<String> words(ShellLine line) {
    List<String> words = new ArrayList<>(line.words());
    words.remove(0);
    // What stands behind -- is not ours.
    int end = words.contains("--") ? words.indexOf("--") : words.size();
    for (Shortened shortened : ALL) {
      if (shortened.covers(line.text())) {
        words.addAll(end, List.of(shortened.words().strip().split(" ")));
      }
    }
    return words;
  }
}
