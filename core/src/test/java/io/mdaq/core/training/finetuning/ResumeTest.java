// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.decoder.TinyDecoder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.training.BatchPlan;
import io.mdaq.core.training.TrainingFolder;
import io.mdaq.core.training.lora.LoraConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {

  private static final TrainingFolder.Settings SETTINGS =
      new TrainingFolder.Settings("run-1", 3, 2, 1e11);

  private TinyTraining training;
  private Path folder;

  @BeforeEach
  void writeModel(@TempDir Path parent) {
    training =
        TinyTraining.of(TinyDecoder.QWEN2.write(parent))
            .withSteps(11)
            .with(new BatchPlan(5, 40, BatchPlan.Order.BY_LENGTH, 9));
    folder = parent.resolve("out");
  }

  /** Ends a training as a killed process does. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void runUntil(long step, TinyTraining training, Path folder) {
    assertThatThrownBy(
            () ->
                training.run(
                    TrainingFolder.open(
                        folder,
                        SETTINGS,
                        report -> {
                          if (report.step() == step) {
                            throw new Killed();
                          }
                        })))
        .isInstanceOf(Killed.class);
  }

  @Test
  void aTrainingGoesOnWithTheSameBits() throws IOException {
    for (TinyTraining each : List.of(training, training.with(LoraConfig.ofAll(2, 4)))) {
      Path whole = folder.resolve("whole" + each.lora().isPresent());
      Path parts = folder.resolve("parts" + each.lora().isPresent());
      float[] expected = each.run(TrainingFolder.open(whole, SETTINGS, report -> {}));

      runUntil(2, each, parts);
      runUntil(5, each, parts);
      runUntil(7, each, parts);
      List<Long> done = new ArrayList<>();
      float[] actual = each.run(TrainingFolder.open(parts, SETTINGS, r -> done.add(r.step())));

      assertThat(done).containsExactly(7L, 8L, 9L, 10L, 11L);
      assertThat(actual).containsExactly(expected);
      assertThat(losses(parts)).hasSize(11).isEqualTo(losses(whole));
      for (String file :
          List.of("checkpoint-00000009.safetensors", "checkpoint-00000011.safetensors")) {
        assertThat(parts.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
      }
    }
  }

  private static List<String> losses(Path folder) throws IOException {
    List<String> losses = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("log.jsonl"))) {
      JsonNode json = new ObjectMapper().readTree(line);
      assertThat(json.get("tokens_per_second").asDouble()).isPositive();
      assertThat(json.get("share_of_ceiling").asDouble()).isPositive();
      losses.add(
          Stream.of("step", "loss", "learning_rate", "gradient_norm", "tokens")
              .map(key -> json.get(key).asText())
              .toList()
              .toString());
    }
    return losses;
  }

  @Test
  void aFinishedTrainingDoesNothingMore() {
    float[] expected = training.run(TrainingFolder.open(folder, SETTINGS, report -> {}));
    List<Long> done = new ArrayList<>();

    float[] actual = training.run(TrainingFolder.open(folder, SETTINGS, r -> done.add(r.step())));

    assertThat(done).isEmpty();
    assertThat(actual).containsExactly(expected);
  }

  @Test
  void theLastCheckpointsStay() throws IOException {
    training.run(TrainingFolder.open(folder, SETTINGS, report -> {}));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "log.jsonl", "checkpoint-00000009.safetensors", "checkpoint-00000011.safetensors");
    }
  }

  @Test
  void aHalfWrittenLineAndFileOfAKilledProcessDoNoHarm() throws IOException {
    runUntil(4, training, folder);
    Files.writeString(
        folder.resolve("log.jsonl"), Files.readString(folder.resolve("log.jsonl")) + "{\"step\": ");
    Files.writeString(folder.resolve("checkpoint-00000006.safetensors.partial"), "half");

    training.run(TrainingFolder.open(folder, SETTINGS, report -> {}));

    assertThat(losses(folder)).hasSize(11);
  }

  @Test
  void anotherRunIsRefused() {
    runUntil(4, training, folder);
    var other = new TrainingFolder.Settings("run-2", 3, 2, 1e11);

    assertThatThrownBy(() -> training.run(TrainingFolder.open(folder, other, report -> {})))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("checkpoint-00000003.safetensors")
        .hasMessageContaining("is of the run \"run-1\", not of \"run-2\"");
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    runUntil(4, training, folder);
    Path checkpoint = folder.resolve("checkpoint-00000003.safetensors");
    byte[] bytes = Files.readAllBytes(checkpoint);
    Files.write(checkpoint, java.util.Arrays.copyOf(bytes, bytes.length - 5));

    assertThatThrownBy(() -> training.run(TrainingFolder.open(folder, SETTINGS, report -> {})))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("checkpoint-00000003.safetensors");
  }

  @Test
  void aCheckpointThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
    // A folder in its place makes writing fail at the same point as a full disk.
    Files.createDirectories(folder.resolve("checkpoint-00000006.safetensors.partial/full"));

    assertThatThrownBy(() -> training.run(TrainingFolder.open(folder, SETTINGS, report -> {})))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("checkpoint-00000006.safetensors: cannot be written")
        .hasMessageContaining("goes on behind the last checkpoint");

    Files.delete(folder.resolve("checkpoint-00000006.safetensors.partial/full"));
    Files.delete(folder.resolve("checkpoint-00000006.safetensors.partial"));
    List<Long> done = new ArrayList<>();
    training.run(TrainingFolder.open(folder, SETTINGS, report -> done.add(report.step())));
    assertThat(done).startsWith(4L).hasSize(8);
  }
}
