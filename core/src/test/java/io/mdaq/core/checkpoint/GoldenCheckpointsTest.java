// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the reference implementation, compared with a naive parse of their bytes. */
class GoldenCheckpointsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "llama-tiny/model",
        "llama-tiny/lora-init/adapter_model",
        "qwen2-tiny/model",
        "qwen2-tiny/lora-init/adapter_model",
        "xlmr-tiny/model"
      })
  void readsEveryValue(String name) throws IOException {
    Path path = SharedData.require("golden/" + name + ".safetensors");
    byte[] bytes = Files.readAllBytes(path);
    int headerBytes = (int) littleEndian(bytes, 0, 8);
    JsonNode header = new ObjectMapper().readTree(bytes, 8, headerBytes);

    TensorFile file = Safetensors.read(path);

    assertThat(file.metadata()).containsExactly(Map.entry("format", "pt"));
    assertThat(file.names()).hasSize(header.size() - 1);
    for (String tensor : file.names()) {
      JsonNode entry = header.get(tensor);
      DType dtype = DType.valueOf(entry.get("dtype").asText());
      long[] shape = new ObjectMapper().convertValue(entry.get("shape"), long[].class);
      int at = 8 + headerBytes + entry.get("data_offsets").get(0).asInt();
      float[] values = file.require(tensor, dtype, shape).toFloats();
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).as("%s[%s]", tensor, i).isEqualTo(value(bytes, at, dtype, i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama-tiny", "qwen2-tiny", "xlmr-tiny"})
  void writesThemAgainWithTheSameContent(String name) throws IOException {
    TensorFile file = Safetensors.read(SharedData.require("golden/" + name + "/model.safetensors"));
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    Safetensors.write(
        stream,
        file.metadata(),
        file.names().stream().map(tensor -> file.find(tensor).orElseThrow()).toList());

    TensorFile again = Safetensors.read("again", stream.toByteArray());

    assertThat(again.metadata()).isEqualTo(file.metadata());
    assertThat(again.names()).isEqualTo(file.names());
    for (String tensor : file.names()) {
      assertThat(again.find(tensor).orElseThrow().data())
          .isEqualTo(file.find(tensor).orElseThrow().data());
    }
  }

  private static float value(byte[] bytes, int at, DType dtype, int index) {
    return switch (dtype) {
      case F32 -> Float.intBitsToFloat((int) littleEndian(bytes, at + 4 * index, 4));
      case BF16 -> Float.intBitsToFloat((int) littleEndian(bytes, at + 2 * index, 2) << 16);
      default -> throw new AssertionError("not expected here: " + dtype);
    };
  }

  private static long littleEndian(byte[] bytes, int at, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | (bytes[at + i] & 0xFF);
    }
    return value;
  }
}
