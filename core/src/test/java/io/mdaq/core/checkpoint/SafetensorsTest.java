// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

  private static final List<Tensor> TENSORS =
      List.of(
          Tensor.ofBytes("bytes", new long[] {3}, new byte[] {-128, 0, 127}),
          Tensor.ofShorts("shorts", new long[] {1, 2}, new short[] {Short.MIN_VALUE, 513}),
          Tensor.ofInts("ints", new long[] {2}, new int[] {Integer.MIN_VALUE, 0x01020304}),
          Tensor.ofFloats(
              "floats",
              new long[] {2, 1, 3},
              new float[] {0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, -1.5f}),
          Tensor.ofFloats("scalar", new long[0], new float[] {7f}),
          Tensor.ofFloats("none", new long[] {0, 4}, new float[0]),
          Tensor.ofBytes("日本語 \"quoted\"\n", new long[] {1}, new byte[] {1}));

  @Test
  void readsBackWhatItWrote() throws IOException {
    assertHoldsTensors(
        Safetensors.read("memory", write(Map.of("b", "2", "a", "é\u0000"), TENSORS)));
  }

  @Test
  void readsBackAMappedFile(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("model.safetensors");
    Files.write(path, write(Map.of("b", "2", "a", "é\u0000"), TENSORS));

    TensorFile file = Safetensors.read(path);

    assertHoldsTensors(file);
    assertThat(file.source()).isEqualTo(path.toString());
  }

  private static void assertHoldsTensors(TensorFile file) {
    assertThat(file.metadata()).containsExactly(Map.entry("a", "é\u0000"), Map.entry("b", "2"));
    assertThat(file.names()).hasSize(TENSORS.size());
    for (Tensor written : TENSORS) {
      Tensor read = file.find(written.name()).orElseThrow();
      assertThat(read.dtype()).isEqualTo(written.dtype());
      assertThat(read.shape()).isEqualTo(written.shape());
      assertThat(read.data()).isEqualTo(written.data());
    }
    assertThat(file.require("bytes", DType.I8, 3).toBytes()).containsExactly(-128, 0, 127);
    assertThat(file.require("shorts", DType.I16, 1, 2).toShorts())
        .containsExactly(Short.MIN_VALUE, (short) 513);
    assertThat(file.require("ints", DType.I32, 2).toInts())
        .containsExactly(Integer.MIN_VALUE, 0x01020304);
    assertThat(file.requireFloats("floats", 2, 1, 3).toFloats())
        .containsExactly(0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, -1.5f);
    assertThat(file.requireFloats("scalar").toFloats()).containsExactly(7f);
    assertThat(file.requireFloats("none", 0, 4).toFloats()).isEmpty();
  }

  @Test
  void writesTheDocumentedBytes() throws IOException {
    byte[] file =
        write(
            Map.of("k", "v"),
            List.of(
                Tensor.ofBytes("a", new long[] {2}, new byte[] {5, 6}),
                Tensor.ofInts("z", new long[] {1}, new int[] {0x04030201})));

    String header =
        "{\"__metadata__\":{\"k\":\"v\"},"
            + "\"z\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"I8\",\"shape\":[2],\"data_offsets\":[4,6]}}";
    int padded = (header.length() + 7) / 8 * 8;
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.write(padded);
    expected.write(new byte[7]);
    expected.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    expected.writeBytes(" ".repeat(padded - header.length()).getBytes(StandardCharsets.US_ASCII));
    expected.writeBytes(new byte[] {1, 2, 3, 4, 5, 6});
    assertThat(file).isEqualTo(expected.toByteArray());
  }

  @Test
  void writesTheSameBytesForAnyOrderOfItsArguments() throws IOException {
    Map<String, String> backwards = new LinkedHashMap<>();
    backwards.put("z", "1");
    backwards.put("a", "2");
    Map<String, String> forwards = new LinkedHashMap<>();
    forwards.put("a", "2");
    forwards.put("z", "1");
    List<Tensor> shuffled = new ArrayList<>(TENSORS);
    Collections.shuffle(shuffled, new Random(11));

    assertThat(write(backwards, shuffled)).isEqualTo(write(forwards, TENSORS));
  }

  @Test
  void writesTensorsLargerThanAChunk() throws IOException {
    float[] values = new float[100_003];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }

    byte[] file = write(Map.of(), List.of(Tensor.ofFloats("w", new long[] {100_003}, values)));

    assertThat(Safetensors.read("memory", file).requireFloats("w", 100_003).toFloats())
        .isEqualTo(values);
  }

  @Test
  void aFileWithoutTensorsIsValid() throws IOException {
    byte[] file = write(Map.of(), List.of());

    assertThat(file).isEqualTo(RawFile.of("{}      ", 0));
    assertThat(Safetensors.read("memory", file).names()).isEmpty();
    assertThat(Safetensors.read("memory", RawFile.of("{}", 0)).metadata()).isEmpty();
  }

  @Test
  void readsTensorsThatTheHeaderNamesOutOfOrderAndUnaligned() {
    TensorFile file =
        Safetensors.read(
            "memory",
            RawFile.of(
                "{\"late\":{\"data_offsets\":[1,5],\"dtype\":\"I32\",\"shape\":[]},"
                    + "\"early\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}",
                5));

    assertThat(file.names()).containsExactly("early", "late");
    assertThat(file.require("late", DType.I32).toInts()).containsExactly(0x04030201);
    assertThat(file.require("early", DType.U8, 1).toBytes()).containsExactly(0);
  }

  @Test
  void readsFilesLargerThanOneMap(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("large.safetensors");
    long half = 1_300_000_000L;
    byte[] head =
        RawFile.of(
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[%1$d],\"data_offsets\":[0,%1$d]},\"b\":{\"dtype\":\"U8\",\"shape\":[%1$d],\"data_offsets\":[%1$d,%2$d]}}"
                .formatted(half, 2 * half),
            0);
    // The file has a hole of 2.6 GB, which takes no room on the disk.
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(head);
      file.setLength(head.length + 2 * half);
      file.seek(head.length + 2 * half - 1);
      file.write(42);
    }

    TensorFile file = Safetensors.read(path);

    assertThat(file.require("a", DType.U8, half).data().get((int) half - 1)).isZero();
    assertThat(file.require("b", DType.U8, half).data().get((int) half - 1)).isEqualTo((byte) 42);
  }

  @Test
  void refusesToWriteWhatItWouldNotRead() {
    Tensor tensor = Tensor.ofBytes("a", new long[] {1}, new byte[1]);

    assertThatThrownBy(() -> write(Map.of(), List.of(tensor, tensor)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two tensors are named \"a\"");
    assertThatThrownBy(() -> write(Map.of("k", "\uD800"), List.of(tensor)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the metadata \"k\" has an unpaired surrogate");
  }

  private static byte[] write(Map<String, String> metadata, List<Tensor> tensors)
      throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    Safetensors.write(stream, metadata, tensors);
    return stream.toByteArray();
  }
}
