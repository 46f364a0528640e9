// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.checkpoint.Safetensors;
import io.mdaq.core.checkpoint.Tensor;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightLoaderTest {

  /** Exact in bfloat16, and bits that mean something else as float16. */
  private static final float[] BRAIN = {1f, -2.5f, 3.0e38f, 1.0e-38f, 0f, -0.0f};

  private static final String DOUBLE =
      """
      def forward(self, bits: Tensor) -> Tensor:
        return torch.mul(torch.to(self.from_bits(bits), 6), 2)
      """;

  @TempDir private Path folder;
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(TorchDevice.CPU);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** An F16 or BF16 tensor, which only a file can hold. */
  private static Tensor sixteenBits(String dtype, short... bits) {
    byte[] header =
        "{\"t\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
            .formatted(dtype, bits.length, 2 * bits.length)
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file =
        ByteBuffer.allocate(8 + header.length + 2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header);
    for (short bit : bits) {
      file.putShort(bit);
    }
    return Safetensors.read("memory", file.array()).find("t").orElseThrow();
  }

  private static short[] upperHalves(float... values) {
    short[] bits = new short[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (short) (Float.floatToRawIntBits(values[i]) >>> 16);
    }
    return bits;
  }

  @Test
  void float32KeepsEveryValueAndCopiesIt() throws Exception {
    Path file = folder.resolve("model.safetensors");
    try (OutputStream out = Files.newOutputStream(file)) {
      Safetensors.write(
          out,
          Map.of(),
          List.of(Tensor.ofFloats("t", new long[] {2, 2}, new float[] {1, 2, 3, 0.1f})));
    }
    Tensor mapped = Safetensors.read(file).find("t").orElseThrow();
    try (WeightLoader loader = new WeightLoader(manager)) {
      NDArray array = loader.float32(mapped);
      array.muli(2);

      assertThat(array.getShape()).isEqualTo(new Shape(2, 2));
      assertThat(array.toFloatArray()).containsExactly(2, 4, 6, 0.2f);
      assertThat(mapped.toFloats()).containsExactly(1, 2, 3, 0.1f);
    }
  }

  @Test
  void brainFloatsWidenExactly() {
    try (WeightLoader loader = new WeightLoader(manager)) {
      assertThat(loader.float32(sixteenBits("BF16", upperHalves(BRAIN))).toFloatArray())
          .containsExactly(sixteenBits("BF16", upperHalves(BRAIN)).toFloats());
    }
  }

  @Test
  void halvesWidenExactly() {
    Tensor halves = sixteenBits("F16", (short) 0x3c00, (short) 0x0001, (short) 0xfbff);
    try (WeightLoader loader = new WeightLoader(manager)) {
      assertThat(loader.float32(halves).toFloatArray()).containsExactly(halves.toFloats());
      assertThat(loader.float32(halves).toFloatArray()).containsExactly(1, 0x1p-24f, -65504);
    }
  }

  @Test
  void scriptsReadBrainBitsInPlace() {
    try (WeightLoader loader = new WeightLoader(manager)) {
      ScriptFunction twice = ScriptFunction.compile(manager, BrainBits.FROM_BITS + DOUBLE);
      NDArray bits = loader.brainBits(sixteenBits("BF16", upperHalves(1f, -3f, 0.5f)));

      assertThat(bits.getDataType().getNumOfBytes()).isEqualTo(2);
      assertThat(twice.infer(manager, ScriptArgument.of(bits)).head().toFloatArray())
          .containsExactly(2, -6, 1);
    }
  }

  @Test
  void roundingToBrainFloatsIsToNearestTiesToEven() {
    // One unit in the last place of bfloat16 at 1 is 1/128.
    float[] values = {1 + 1 / 256f, 1 + 3 / 256f, 1 + 1.01f / 256, -1 - 3 / 256f};
    try (WeightLoader loader = new WeightLoader(manager)) {
      ScriptFunction twice = ScriptFunction.compile(manager, BrainBits.FROM_BITS + DOUBLE);
      NDArray bits = loader.brainBits(Tensor.ofFloats("t", new long[] {4}, values));

      assertThat(twice.infer(manager, ScriptArgument.of(bits)).head().toFloatArray())
          .containsExactly(2, 2 + 4 / 128f, 2 + 2 / 128f, -2 - 4 / 128f);
    }
  }

  @Test
  void loadingLeavesOnlyTheWeights() {
    int before = manager.getManagedArrays().size();
    try (WeightLoader loader = new WeightLoader(manager)) {
      loader.float32(sixteenBits("BF16", upperHalves(BRAIN)));
      loader.brainBits(Tensor.ofFloats("t", new long[] {1}, new float[] {1}));
    }
    assertThat(manager.getManagedArrays()).hasSize(before + 2);
  }

  @Test
  void emptyTensorsLoad() {
    try (WeightLoader loader = new WeightLoader(manager)) {
      Tensor empty = Tensor.ofFloats("t", new long[] {0, 3}, new float[0]);
      assertThat(loader.float32(empty).getShape()).isEqualTo(new Shape(0, 3));
      assertThat(loader.brainBits(empty).getShape()).isEqualTo(new Shape(0, 3));
    }
  }

  @Test
  void integersAreNoWeights() {
    try (WeightLoader loader = new WeightLoader(manager)) {
      for (Tensor tensor :
          List.of(
              Tensor.ofInts("t", new long[] {1}, new int[] {1}),
              Tensor.ofShorts("t", new long[] {1}, new short[] {1}),
              Tensor.ofBytes("t", new long[] {1}, new byte[] {1}))) {
        assertThatThrownBy(() -> loader.float32(tensor))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("is not F32, F16 or BF16");
        assertThatThrownBy(() -> loader.brainBits(tensor))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
