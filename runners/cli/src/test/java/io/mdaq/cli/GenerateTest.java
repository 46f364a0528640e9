// SPDX-License-Identifier: Apache-2.0
package io.mdaq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code generate} on a tiny model of random weights. */
class GenerateTest {

  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void write() {
    new RandomCheckpoint(KnownShape.LLAMA_TINY.config(), 3, DType.F32, Long.MAX_VALUE)
        .write(shared.resolve("model"));
  }

  private Path output() {
    return folder.resolve("out");
  }

  private Outcome generate(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "generate",
                "--model",
                shared.resolve("model").toString(),
                "--prompts=embedded",
                "--languages=vi,tl",
                "--limit=2",
                "--set=generation.max_new_tokens=4",
                "--output",
                output().toString()));
    arguments.addAll(List.of(more));
    return Outcome.of(arguments);
  }

  @Test
  void responsesAndManifestAreWritten() throws IOException {
    Outcome outcome = generate().isDone();

    assertThat(outcome.out()).contains("responses: ", "Written to " + output());
    assertThat(outcome.err()).contains("4 of 4 prompts answered");
    assertThat(Files.readAllLines(output().resolve("responses.jsonl")))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(line -> line.contains("\"set\":\"embedded\""));
    assertThat(output().resolve("manifest.json")).content().contains("\"alignment\" : \"none\"");
    assertThat(output().resolve("parts")).doesNotExist();
  }

  @Test
  void aSecondRunHasNothingToDo() throws IOException {
    generate().isDone();
    byte[] first = Files.readAllBytes(output().resolve("responses.jsonl"));

    Outcome again = generate().isDone();

    assertThat(again.err()).doesNotContain("answered");
    assertThat(Files.readAllBytes(output().resolve("responses.jsonl"))).isEqualTo(first);
    generate("--set=seed=1").isWrongUsage().says("output.dir", "--overwrite");
    generate("--set=seed=1", "--overwrite").isDone();
  }

  @Test
  void aDryRunWritesNothing() {
    Outcome outcome = generate("--dry-run").isDone();

    assertThat(outcome.out())
        .contains("Prompts of embedded: 4 (tl 2, vi 2); languages not aligned", "4 tokens at most");
    assertThat(output()).doesNotExist();
  }

  @Test
  void wrongUsageIsExplained() {
    Outcome.of("generate", "--prompts=embedded", "--output", output().toString())
        .isWrongUsage()
        .says("no model is named", "--model");
    generate("--endpoint=http://localhost:9/v1").isWrongUsage().says("both are named");
    generate("--set=generation.top_p=2").isWrongUsage().says("generation.top_p", "out of range");
    generate("--set=generation.temprature=1").isWrongUsage().says("Did you mean", "temperature");
    generate("--prompts", folder.resolve("absent").toString()).isWrongUsage().says("absent");
    assertThat(output()).doesNotExist();
  }
}
