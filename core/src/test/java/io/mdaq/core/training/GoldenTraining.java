// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A folder with a small model, and loss curves of a reference implementation that trained it. */
public record GoldenTraining(Path folder, JsonNode reference) {

  private static final double TOLERANCE = 1e-4;
  private static final double TOLERANCE_AT_ZERO = 1e-5;

  /** The folder's name, by which reports name the case. */
  @Override
  public String toString() {
    return folder.getFileName().toString();
  }

  public static Stream<GoldenTraining> finetune() throws IOException {
    return with("finetune");
  }

  public static Stream<GoldenTraining> lora() throws IOException {
    return with("lora");
  }

  public static Stream<GoldenTraining> triplet() throws IOException {
    return with("triplet");
  }

  /** All folders whose reference has that part; the calling test is skipped if there are none. */
  private static Stream<GoldenTraining> with(String part) throws IOException {
    List<GoldenTraining> found = new ArrayList<>();
    for (Path folder : SharedData.goldenFolders()) {
      JsonNode reference = new ObjectMapper().readTree(folder.resolve("reference.json").toFile());
      if (reference.has(part)) {
        found.add(new GoldenTraining(folder, reference));
      }
    }
    assumeTrue(!found.isEmpty(), () -> "no " + part + " among the references");
    return found.stream();
  }

  /** The rows of a matrix of whole numbers. */
  public static List<int[]> rows(JsonNode matrix) {
    return StreamSupport.stream(matrix.spliterator(), false)
        .map(row -> StreamSupport.stream(row.spliterator(), false).mapToInt(JsonNode::asInt))
        .map(numbers -> numbers.toArray())
        .toList();
  }

  /** Compares loss curves, and gradient norms where the reference has them. */
  public void assertFollows(String part, List<StepReport> reports) {
    JsonNode expected = reference.get(part);
    assertFollows("loss", expected.get("losses"), reports.stream().map(StepReport::loss).toList());
    if (expected.has("grad_norms")) {
      assertFollows(
          "gradient norm",
          expected.get("grad_norms"),
          reports.stream().map(StepReport::gradientNorm).toList());
    }
  }

  private static void assertFollows(String what, JsonNode expected, List<Double> actual) {
    assertThat(actual).hasSize(expected.size());
    for (int i = 0; i < actual.size(); i++) {
      double value = expected.get(i).asDouble();
      assertThat(actual.get(i))
          .as("%s before step %s", what, i)
          .isCloseTo(value, within(value == 0 ? TOLERANCE_AT_ZERO : TOLERANCE * value));
    }
  }
}
