// SPDX-License-Identifier: Apache-2.0
package io.mdaq.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.ledger.LedgerEntry;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.testing.SharedData;
import io.mdaq.pipeline.manifest.CurationManifest;
import io.mdaq.pipeline.testing.Corpora;
import io.mdaq.pipeline.testing.Runs;
import io.mdaq.pipeline.testing.StrictDirectEngine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Curation with an encoder that scores and embeds. */
class NeuralCurationTest {

  private static final int ROWS = 300;

  @TempDir private Path folder;

  private String input = "";

  @BeforeEach
  void writeInput() {
    input = Runs.write(folder.resolve("in.jsonl"), Corpora.rows(ROWS, 33));
  }

  private Path randomModel() {
    Path model = folder.resolve("model");
    new RandomCheckpoint(KnownShape.XLM_ROBERTA_TINY.config(), 5, DType.F32, Long.MAX_VALUE)
        .write(model);
    return model;
  }

  private static String[] settings(Path model) {
    return new String[] {
      "scorer.model=" + model, "embedder.model=" + model, "encoder.max_tokens=64"
    };
  }

  private void sameOn(List<EngineAt> engines, Path model) {
    Path direct = folder.resolve("direct");
    Runs.prepare(new StrictDirectEngine(), input, direct, List.of(), settings(model))
        .execute(note -> {});
    List<LedgerEntry> expected = Runs.ledger(direct);
    assertThat(expected).hasSize(ROWS);
    assertThat(expected.stream().map(LedgerEntry::score).distinct().count()).isGreaterThan(100);
    assertThat(expected.stream().map(LedgerEntry::flags).distinct())
        .containsExactlyInAnyOrder(List.of(), List.of("truncated"));
    for (EngineAt here : engines) {
      Path flink = folder.resolve(here.name());
      Runs.prepare(here.engine(), input, flink, here.arguments(), settings(model))
          .execute(note -> {});
      assertThat(Runs.contents(flink, "selected")).isEqualTo(Runs.contents(direct, "selected"));
      assertThat(Runs.ledger(flink)).isEqualTo(expected);
    }
  }

  @Test
  void neitherEngineNorParallelismChangesAnything() {
    sameOn(EngineAt.flink(), randomModel());
  }

  @Test
  void norWithTheReferenceModel() {
    sameOn(EngineAt.all(), SharedData.require("golden/xlmr-tiny"));
  }

  @Test
  void theManifestNamesModelAndPrecision() {
    Path model = randomModel();
    CurationManifest manifest =
        Runs.run(
            new FlinkEngine(),
            input,
            folder.resolve("out"),
            "embedder.model=" + model,
            "encoder.precision=float32");
    assertThat(manifest.models().get(0).name()).isEqualTo("embedded");
    assertThat(manifest.models().get(1).name())
        .isEqualTo(model + ", mean pooling, float32, 512 tokens at most, of the instruction");
  }

  @Test
  void aModelThatCannotBeUsedFailsBeforeTheRun() {
    Path output = folder.resolve("out");
    assertThatThrownBy(
            () ->
                Runs.run(
                    new FlinkEngine(), input, output, "embedder.model=" + folder.resolve("none")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(
            "embedder.model: " + folder.resolve("none") + ": there is no such folder");
    assertThat(output).doesNotExist();
  }
}
