// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.engine.Engine;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that one process launches and another one finishes. */
class LaunchAndFinishTest {

  /** One whose jobs nobody waits for; this one's have ended all the same. */
  private static final class LaterEngine implements Engine {

    private final Engine engine = new StrictDirectEngine();

    @Override
    public String name() {
      return "later";
    }

    @Override
    public String description() {
      return "for tests";
    }

    @Override
    public PipelineOptions options(List<String> arguments) {
      return engine.options(arguments);
    }

    @Override
    public JobEnd end(PipelineOptions options) {
      return JobEnd.LATER;
    }
  }

  @TempDir private Path folder;

  private String input = "";
  private Path output = Path.of("");

  @BeforeEach
  void writeInput() {
    input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(60, 81));
    output = folder.resolve("launched");
  }

  private CurationRun run(String... settings) {
    return Runs.prepare(new LaterEngine(), input, output, List.of(), settings);
  }

  @Test
  void theResultIsThatOfARunThatWaits() {
    Path waited = folder.resolve("waited");
    CurationManifest expected = Runs.run(new StrictDirectEngine(), input, waited);

    assertThat(run().end()).isEqualTo(Engine.JobEnd.LATER);
    run().launch(note -> {});
    assertThat(output.resolve("manifest.json")).doesNotExist();
    CurationManifest manifest = run().finish(note -> {});

    assertThat(output.resolve("manifest.json")).exists();
    assertThat(output.resolve(".run")).doesNotExist();
    assertThat(manifest.counts()).isEqualTo(expected.counts());
    assertThat(manifest.groups()).isEqualTo(expected.groups());
    assertThat(manifest.seconds().stages().keySet())
        .isEqualTo(expected.seconds().stages().keySet());
    assertThat(Runs.contents(output, "selected")).isEqualTo(Runs.contents(waited, "selected"));
    assertThat(Runs.ledger(output)).isEqualTo(Runs.ledger(waited));
    assertThatThrownBy(() -> run().finish(note -> {})).hasMessageContaining("no job has written");
  }

  @Test
  void anotherConfigurationIsRefused() {
    run("seed=20").launch(note -> {});
    assertThatThrownBy(() -> run("seed=21").finish(note -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("launched with \"seed\" : 20")
        .hasMessageContaining("here is \"seed\" : 21");
    run("seed=20").finish(note -> {});
  }

  @Test
  void whatIsNotCompleteStaysAndIsNotFinished() throws IOException {
    run().launch(note -> {});
    Path lost;
    try (var parts = Files.list(output.resolve("ledger"))) {
      lost = parts.sorted().findFirst().orElseThrow();
    }
    Path kept = Files.move(lost, folder.resolve("kept"));
    assertThatThrownBy(() -> run().finish(note -> {})).isInstanceOf(UserException.class);
    assertThat(output.resolve("manifest.json")).doesNotExist();

    Files.move(kept, lost);
    run().finish(note -> {});
    assertThat(output.resolve("manifest.json")).exists();
  }

  @Test
  void whereNoJobWasLaunchedNothingIsFinished() {
    assertThatThrownBy(() -> run().finish(note -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(output.toString())
        .hasMessageContaining("no job has written");
    assertThat(output).doesNotExist();
  }
}
