// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training whose process is killed, as by the system when memory runs out. */
class FineTuneAcceptance {

  @TempDir private Path folder;

  private String[] fineTune(Path input, Path output) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "fine-tune",
                "--base",
                "nano",
                "--input",
                input.toString(),
                "--output",
                output.toString()));
    for (String setting :
        List.of(
            "nano.size=1m", "training.max_steps=30", "training.batch=8", "checkpoints.every=2")) {
      arguments.addAll(List.of("--set", setting));
    }
    return arguments.toArray(String[]::new);
  }

  @Test
  void aKilledTrainingGoesOnAndEndsWithTheSameModel() throws IOException, InterruptedException {
    Path input = Rows.write(folder.resolve("in.jsonl"), Rows.german(64, 1));
    Path whole = folder.resolve("whole");
    Path output = folder.resolve("out");
    assertThat(Launched.run(fineTune(input, whole)).exitCode()).isZero();

    Launched run = Launched.start(Map.of(), Launched.command(fineTune(input, output)));
    run.await("a checkpoint was there", () -> hasCheckpoint(output));
    ProcessHandle.of(run.pid()).orElseThrow().destroyForcibly();
    assertThat(run.outcome().exitCode()).isNotZero();
    assertThat(output.resolve("manifest.json")).doesNotExist();

    Outcome again = Launched.run(fineTune(input, output));

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).doesNotContain("step 1 of 30");
    assertThat(output.resolve("model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("model.safetensors"));
    assertThat(Files.readAllLines(output.resolve("log.jsonl"))).hasSize(30);
  }

  private static boolean hasCheckpoint(Path output) {
    String @Nullable [] names = output.toFile().list();
    return names != null
        && Arrays.stream(names).anyMatch(name -> name.matches("checkpoint-\\d+\\.safetensors"));
  }
}
