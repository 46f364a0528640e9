// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generation whose process is killed in the middle. */
class KilledGenerationAcceptance {

  @TempDir private Path folder;

  private String[] arguments(String output) {
    return new String[] {
      "generate",
      "--model=" + folder.resolve("model"),
      "--prompts=embedded",
      "--output=" + folder.resolve(output),
      "--set=model.batch=1",
      "--set=generation.temperature=1",
      "--set=generation.max_new_tokens=32",
      "--set=generation.token_ids=true"
    };
  }

  @Test
  void itGoesOnAndEndsWithTheSameBytes() throws IOException, InterruptedException {
    new RandomCheckpoint(KnownShape.QWEN2_TINY.config(), 5, DType.F32, Long.MAX_VALUE)
        .write(folder.resolve("model"));
    Launched.run(arguments("whole")).isDone();
    Launched run = Launched.start(Map.of(), Launched.command(arguments("killed")));
    assertThat(run.awaitError(progress -> progress.contains("prompts answered"))).isTrue();

    new ProcessBuilder("kill", "-KILL", Long.toString(run.pid())).start().waitFor();

    assertThat(run.outcome().exitCode()).isEqualTo(137);
    assertThat(folder.resolve("killed/manifest.json")).doesNotExist();
    Outcome second = Launched.run(arguments("killed")).isDone();
    // Four prompts are a part here, and the first part was there.
    assertThat(second.err()).doesNotContain("\n4 of ").doesNotStartWith("4 of ");
    for (String file : new String[] {"responses.jsonl", "manifest.json"}) {
      assertThat(Files.readAllBytes(folder.resolve("killed").resolve(file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(folder.resolve("whole").resolve(file)));
    }
  }
}
