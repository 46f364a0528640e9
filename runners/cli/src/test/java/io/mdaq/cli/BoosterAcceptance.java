// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.sampledata.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a booster, offline: a base is made, taught, tested, and asked by a curation. */
class BoosterAcceptance {

  private static final Path CONFIGS = Launched.SCRIPT.resolveSibling("configs");

  @TempDir private Path folder;

  private Path in(String name) {
    return folder.resolve(name);
  }

  private Outcome run(String command, Path output, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "--output", output.toString()));
    arguments.addAll(List.of(more));
    return Launched.run(arguments.toArray(String[]::new)).isDone();
  }

  private static String[] settings(String... settings) {
    return Stream.of(settings).flatMap(s -> Stream.of("--set", s)).toArray(String[]::new);
  }

  private static String[] joined(String[] first, String[] second) {
    return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
  }

  @Test
  void aTinyBoosterIsAskedAndItsRepliesAreRejected() throws IOException {
    SampleData.copyTo(in("data"));
    run(
        "fine-tune",
        in("nano"),
        joined(
            new String[] {
              "--config",
              CONFIGS.resolve("fine-tune-nano-text.yaml").toString(),
              "--input",
              in("data/{de,fr}/pool.jsonl").toString()
            },
            settings(
                "nano.layers=1",
                "nano.width=32",
                "nano.heads=2",
                "nano.context=4096",
                "training.max_steps=5")));

    Outcome trained =
        run(
            "train-booster",
            in("booster"),
            joined(
                new String[] {
                  "--config",
                  CONFIGS.resolve("booster-nano.yaml").toString(),
                  "--base",
                  in("nano").toString(),
                  "--input",
                  in("data/{de,fr}/revisions.json").toString()
                },
                settings(
                    "training.max_steps=3",
                    "split.held_out_fraction=0.3",
                    "evaluation.max_pairs=2",
                    "evaluation.max_tokens=16")));
    assertThat(trained.out()).contains("Of 2 samples 0 would be replaced");

    Outcome curated =
        run(
            "curate",
            in("curated"),
            joined(
                new String[] {
                  "--input",
                  in("data/de/pool.jsonl").toString(),
                  "--input",
                  in("data/fr/pool.jsonl").toString()
                },
                settings(
                    "boost.backend=local",
                    "boost.local.model=" + in("booster"),
                    "boost.culture=untold",
                    "boost.max_samples=4",
                    "boost.max_tokens=16")));

    assertThat(curated.exitCode()).isZero();
    // Nothing is replaced, nothing is lost, and the page says why.
    assertThat(Files.readString(in("curated/manifest.json")))
        .contains("\"candidates\"", "\"replaced\" : 0", "\"cut_off\"");
    assertThat(Files.readString(in("curated/report.md"))).contains("cut_off");
  }
}
