// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.FineTuneConfig;
import io.mdaq.core.training.StepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Small runs, each setting as it is written behind {@code --set}. */
record Tunings(List<String> settings) {

  /** Four rows whose answers can be told apart by their questions. */
  static final List<String> CAPITALS =
      List.of(
          row("Capital of France?", "Paris it is."),
          row("Hauptstadt von Polen?", "Das ist Warschau."),
          row("日本の首都は？", "東京です。"),
          row("عاصمة مصر؟", "القاهرة."));

  /** A model of some ten thousand parameters, made and trained in seconds. */
  static Tunings nano(Path input, Path output) {
    return new Tunings(
        List.of(
            "base=nano",
            "nano.layers=2",
            "nano.width=48",
            "nano.heads=2",
            "nano.context=256",
            "examples.max_tokens=256",
            "training.precision=float32",
            "training.batch=4",
            "training.learning_rate=1e-2",
            "input.globs=['" + input + "']",
            "output.dir=" + output));
  }

  static String row(String instruction, String response) {
    return "{\"instruction\": \"%s\", \"output\": \"%s\"}".formatted(instruction, response);
  }

  static Path write(Path file, List<String> lines) {
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Tunings with(String... more) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of(more));
    return new Tunings(all);
  }

  FineTuneRun run() {
    ConfigTree tree = CommandDefaults.FINE_TUNE.tree();
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return new FineTuneRun(FineTuneConfig.from(tree), tree.asMap());
  }

  FineTuneManifest execute() {
    return execute(step -> {});
  }

  /** Runs and tells each step's number. */
  FineTuneManifest execute(Consumer<Long> steps) {
    return run()
        .execute(
            new FineTuneProgress() {
              @Override
              public void doing(String what) {}

              @Override
              public void stepped(StepReport report) {
                steps.accept(report.step());
              }
            });
  }
}
