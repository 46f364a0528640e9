// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.assessment.Assessment.Assessed;
import io.mdaq.core.checkpoint.CheckpointWriter;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.Tensor;
import io.mdaq.core.checkpoint.TensorSpec;
import io.mdaq.core.config.EncodingConfig;
import io.mdaq.core.config.EncodingConfig.PoolingChoice;
import io.mdaq.core.embedding.EmbeddedText;
import io.mdaq.core.encoder.TextPrompts;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.model.RandomCheckpoint;
import io.mdaq.core.model.WeightTable;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderScorerTest {

  private static final EncodingConfig ENCODING =
      new EncodingConfig(PoolingChoice.AUTO, Precision.FLOAT32, TorchDevice.CPU, 64, 1024);

  private static final SampleText A = new SampleText("Wie alt?", "", "Sehr alt.");
  private static final SampleText B = new SampleText("Wie alt?", "Der Turm", "Er ist von 1889.");

  @TempDir private Path folder;

  @BeforeEach
  void writeModel() {
    new RandomCheckpoint(KnownShape.XLM_ROBERTA_TINY.config(), 3, DType.F32, Long.MAX_VALUE)
        .write(folder);
  }

  private int[] scores(SampleText... samples) {
    try (var lease = SampleEncoders.acquire(folder, ENCODING)) {
      EncoderScorer scorer = EncoderScorer.of(lease.get(), List.of(samples), done -> {});
      return List.of(samples).stream().mapToInt(scorer::score).toArray();
    }
  }

  @Test
  void scoresAsCurationDoes() {
    int[] scores = scores(A, B, A);
    try (var lease = SampleEncoders.acquire(folder, ENCODING)) {
      List<Assessment> assessed =
          new ModelAssessor(
                  new ScorePart.Neural(lease.get()),
                  new EmbeddingPart.Neural(lease.get(), EmbeddedText.SAMPLE))
              .assess(List.of(A, B));
      assertThat(scores)
          .containsExactly(
              ((Assessed) assessed.get(0)).score(),
              ((Assessed) assessed.get(1)).score(),
              ((Assessed) assessed.get(0)).score());
    }
  }

  @Test
  void everySampleIsReadOnce() {
    List<Long> done = new ArrayList<>();
    try (var lease = SampleEncoders.acquire(folder, ENCODING)) {
      EncoderScorer.of(lease.get(), List.of(A, A, B), done::add);
      EncoderScorer.of(lease.get(), List.of(), done::add);
    }
    assertThat(done).containsExactly(2L);
  }

  @Test
  void whatTheFolderWantsBeforeATextIsPutThere() throws IOException {
    SampleText withPrompts = new SampleText("q: Wie alt?", "", "p: Sehr alt.");
    int[] expected = scores(withPrompts);
    assertThat(scores(A)).isNotEqualTo(expected);
    String before = EncoderCard.sha256(folder);

    new TextPrompts("q: ", "p: ").write(folder);

    assertThat(scores(A)).isEqualTo(expected);
    assertThat(EncoderCard.sha256(folder)).isNotEqualTo(before);
  }

  @Test
  void aSampleThatWasNotReadHasNoScore() {
    try (var lease = SampleEncoders.acquire(folder, ENCODING)) {
      EncoderScorer scorer = EncoderScorer.of(lease.get(), List.of(A), done -> {});
      assertThatThrownBy(() -> scorer.score(B)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aModelThatFailsOnASampleIsNamedWithIt() throws IOException {
    Path broken = folder.resolve("broken");
    Files.createDirectories(broken);
    CheckpointWriter.write(
        broken,
        WeightTable.of(KnownShape.XLM_ROBERTA_TINY.config()).stream()
            .map(weight -> new TensorSpec(weight.name(), DType.F32, weight.shape()))
            .toList(),
        spec -> Tensor.ofNumbers(spec, () -> 0),
        Long.MAX_VALUE);
    for (String file : List.of("config.json", "tokenizer.json")) {
      Files.copy(folder.resolve(file), broken.resolve(file));
    }
    try (var lease = SampleEncoders.acquire(broken, ENCODING)) {
      assertThatThrownBy(() -> EncoderScorer.of(lease.get(), List.of(A), done -> {}))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("Wie alt?")
          .hasMessageContaining("not finite, or zero");
    }
  }
}
