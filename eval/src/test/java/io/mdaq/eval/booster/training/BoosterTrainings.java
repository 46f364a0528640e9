// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mdaq.core.config.CommandDefaults;
import io.mdaq.core.config.ConfigLayer;
import io.mdaq.core.config.ConfigTree;
import io.mdaq.core.config.TrainBoosterConfig;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.training.StepReport;
import io.mdaq.eval.finetune.FineTuneProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** Small trainings of boosters, each setting as it is written behind {@code --set}. */
record BoosterTrainings(List<String> settings) {

  private static final JsonMapper JSON = new JsonMapper();

  /** A model of some thousand parameters whose tokens are bytes, made and trained in seconds. */
  static BoosterTrainings nano(Path input, Path output) {
    return new BoosterTrainings(
        List.of(
            "base=nano",
            "method=full",
            "nano.layers=1",
            "nano.width=16",
            "nano.heads=1",
            "nano.context=4096",
            "examples.culture=untold",
            "training.max_steps=4",
            "training.batch=2",
            "training.precision=float32",
            "split.held_out_fraction=0",
            "evaluation.max_tokens=8",
            "evaluation.scorer=embedded",
            "languages.default=de",
            "input.globs=['" + input + "']",
            "output.dir=" + output));
  }

  /** A row of revisions without inputs. */
  static String row(String instruction, String raw, String revised) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Raw Instruction", instruction);
    row.put("Raw Input", "");
    row.put("Raw Response", raw);
    row.put("Revised Instruction", instruction);
    row.put("Revised Input", "");
    row.put("Revised Response", revised);
    try {
      return JSON.writeValueAsString(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Different pairs whose distance grows with their number. */
  static List<String> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                row(
                    "Erkläre Punkt " + i + ".",
                    "Kurz " + i + ".",
                    "Kurz " + i + "." + " Und genauer.".repeat(i + 1)))
        .toList();
  }

  static Path write(Path file, List<String> lines) {
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<PairLine> lines(Path output) throws IOException {
    try (var stream = new GZIPInputStream(Files.newInputStream(output.resolve("rows.jsonl.gz")))) {
      List<PairLine> lines = new ArrayList<>();
      for (String line : new String(stream.readAllBytes(), UTF_8).lines().toList()) {
        lines.add(JsonFile.readLine(line, PairLine.class));
      }
      return lines;
    }
  }

  BoosterTrainings with(String... more) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of(more));
    return new BoosterTrainings(all);
  }

  BoosterTrainingRun run() {
    ConfigTree tree = CommandDefaults.TRAIN_BOOSTER.tree();
    for (String setting : settings) {
      tree = tree.with(ConfigLayer.set(setting));
    }
    return new BoosterTrainingRun(TrainBoosterConfig.from(tree), tree.asMap());
  }

  BoosterManifest execute() {
    return execute(step -> {});
  }

  /** Runs and tells each step's number. */
  BoosterManifest execute(Consumer<Long> steps) {
    return run().execute(progress(steps));
  }

  static FineTuneProgress progress(Consumer<Long> steps) {
    return new FineTuneProgress() {
      @Override
      public void doing(String what) {}

      @Override
      public void stepped(StepReport report) {
        steps.accept(report.step());
      }
    };
  }
}
