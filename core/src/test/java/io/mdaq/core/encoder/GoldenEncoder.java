// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.model.EncoderConfig;
import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with a small encoder and what a reference implementation computes with it.
 *
 * @param ids the rows
 * @param reference {@code cls}, {@code mean} and {@code mean_l2}: a vector per row
 */
record GoldenEncoder(Path folder, List<int[]> ids, JsonNode reference) {

  /** The folder's name, by which reports name the case. */
  @Override
  public String toString() {
    return folder.getFileName().toString();
  }

  /** All folders with an encoder and references; the calling test is skipped if there are none. */
  static Stream<GoldenEncoder> all() throws IOException {
    List<GoldenEncoder> found = new ArrayList<>();
    for (Path folder : SharedData.goldenFolders()) {
      if (ModelFolder.readConfig(folder) instanceof EncoderConfig) {
        found.add(read(folder));
      }
    }
    assumeTrue(!found.isEmpty(), "no encoders among the references");
    return found.stream();
  }

  /** Those that are there in ONNX form too. */
  static Stream<GoldenEncoder> onnx() throws IOException {
    List<GoldenEncoder> found =
        all().filter(golden -> Files.exists(golden.folder().resolve(OnnxEncoder.FILE))).toList();
    assumeTrue(!found.isEmpty(), "no model.onnx");
    return found.stream();
  }

  private static GoldenEncoder read(Path folder) throws IOException {
    JsonNode reference = new ObjectMapper().readTree(folder.resolve("reference.json").toFile());
    List<int[]> ids = new ArrayList<>();
    for (JsonNode row : reference.get("input_ids")) {
      int[] values = new int[row.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = row.get(i).asInt();
      }
      ids.add(values);
    }
    return new GoldenEncoder(folder, List.copyOf(ids), reference);
  }

  /** The largest difference from the reference over the reference's largest value. */
  double error(String key, List<float[]> vectors) {
    double largest = 0;
    double difference = 0;
    for (int row = 0; row < vectors.size(); row++) {
      JsonNode expected = reference.get(key).get(row);
      for (int i = 0; i < expected.size(); i++) {
        largest = Math.max(largest, Math.abs(expected.get(i).asDouble()));
        difference =
            Math.max(difference, Math.abs(expected.get(i).asDouble() - vectors.get(row)[i]));
      }
    }
    return difference / largest;
  }
}
