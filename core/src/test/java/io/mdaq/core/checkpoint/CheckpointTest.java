// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  @TempDir Path folder;

  @Test
  void readsASingleFile() throws IOException {
    writeFile("model.safetensors", "a", "b");

    Checkpoint checkpoint = Checkpoint.open(folder);

    assertThat(checkpoint.names()).containsExactly("a", "b");
    assertThat(checkpoint.files()).containsExactly(folder.resolve("model.safetensors"));
    assertThat(checkpoint.find("a").orElseThrow().toFloats()).containsExactly(1, 2);
    assertThat(checkpoint.find("c")).isEmpty();
    assertThatThrownBy(() -> checkpoint.fileOf("c")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsShardsByTheirIndex() throws IOException {
    writeFile("x-1.safetensors", "a");
    writeFile("x-2.safetensors", "b", "c");
    writeIndex("'a':'x-1.safetensors','b':'x-2.safetensors','c':'x-2.safetensors'");

    Checkpoint checkpoint = Checkpoint.open(folder);

    assertThat(checkpoint.names()).containsExactly("a", "b", "c");
    assertThat(checkpoint.fileOf("b")).isEqualTo(folder.resolve("x-2.safetensors"));
  }

  @Test
  void takesTheSingleFileWhereBothExist() throws IOException {
    writeFile("model.safetensors", "a");
    writeIndex("'b':'missing.safetensors'");

    assertThat(Checkpoint.open(folder).names()).containsExactly("a");
  }

  @Test
  void refusesATensorInTwoShards() throws IOException {
    writeFile("x-1.safetensors", "a", "b");
    writeFile("x-2.safetensors", "b");
    writeIndex("'a':'x-1.safetensors','b':'x-2.safetensors'");

    assertRefused("x-2.safetensors", "tensor \"b\" is also in x-1.safetensors");
  }

  @Test
  void refusesAnIndexThatNamesATensorThatIsNotThere() throws IOException {
    writeFile("x-1.safetensors", "a");
    writeIndex("'a':'x-1.safetensors','b':'x-1.safetensors'");

    assertRefused("x-1.safetensors: there is no tensor \"b\", though model.safetensors.index.json");
  }

  @Test
  void refusesAnIndexThatNamesAMissingFile() throws IOException {
    writeIndex("'a':'x-1.safetensors'");

    assertRefused("weight_map names the file \"x-1.safetensors\", which is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x.safetensors",
        "/etc/x.safetensors",
        "sub/x.safetensors",
        "..\\\\x.safetensors",
        ".safetensors",
        "x.bin",
        "",
        "x\\u0000.safetensors"
      })
  void refusesAnIndexThatNamesAnythingButAPlainFile(String name) throws IOException {
    writeIndex("'a':'" + name + "'");

    assertRefused("weight_map.a names the file", "in the same folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"weight_map\":[]}",
        "{\"weight_map\":{}}",
        "{\"weight_map\":{\"a\":1}}",
        "{\"weight_map\":{\"a\":\"x-1.safetensors\",\"a\":\"x-2.safetensors\"}}",
        "{\"weight_map\":"
      })
  void refusesADamagedIndex(String content) throws IOException {
    Files.writeString(folder.resolve("model.safetensors.index.json"), content);

    assertRefused("model.safetensors.index.json");
  }

  @Test
  void refusesATruncatedShardByItsName() throws IOException {
    writeFile("x-1.safetensors", "a");
    byte[] whole = Files.readAllBytes(folder.resolve("x-1.safetensors"));
    Files.write(folder.resolve("x-1.safetensors"), java.util.Arrays.copyOf(whole, 70));
    writeIndex("'a':'x-1.safetensors'");

    assertRefused("x-1.safetensors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch_model.bin", "model.pt", "consolidated.00.pth"})
  void neverOpensAPickle(String name) throws IOException {
    Files.write(folder.resolve(name), new byte[10]);

    assertRefused(name, "a pickle", "Convert the model to safetensors");
  }

  @Test
  void namesWhatElseThereIs() throws IOException {
    assertRefused("there is neither model.safetensors nor model.safetensors.index.json. Give");
    writeFile("weights.safetensors", "a");
    assertRefused("only \"weights.safetensors\"", "Rename");
    folder = folder.resolve("nothing");
    assertRefused("there is no such folder");
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll(parts);
  }

  private void writeFile(String name, String... tensors) throws IOException {
    try (OutputStream stream = Files.newOutputStream(folder.resolve(name))) {
      Safetensors.write(
          stream,
          Map.of(),
          List.of(tensors).stream()
              .map(tensor -> Tensor.ofFloats(tensor, new long[] {2}, new float[] {1, 2}))
              .toList());
    }
  }

  private void writeIndex(String map) throws IOException {
    Files.writeString(
        folder.resolve("model.safetensors.index.json"),
        ("{'metadata':{'total_size':8},'weight_map':{" + map + "}}").replace('\'', '"'));
  }
}
