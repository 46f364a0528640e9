// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {

  /** IEEE 754-2019, 3.4: the value of a binary16 from its fields, computed in doubles. */
  private static float halfByDefinition(int bits) {
    int exponent = bits >> 10 & 31;
    double fraction = (bits & 1023) / 1024.0;
    double magnitude =
        switch (exponent) {
          case 0 -> fraction * Math.scalb(1.0, -14);
          case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> (1 + fraction) * Math.scalb(1.0, exponent - 15);
        };
    return (float) Math.copySign(magnitude, (bits & 0x8000) == 0 ? 1 : -1);
  }

  @Test
  void widensEveryHalf() {
    ByteBuffer data = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);
    for (int bits = 0; bits < 1 << 16; bits++) {
      data.putShort((short) bits);
    }

    float[] values = new Tensor("h", DType.F16, List.of(65_536L), data.flip()).toFloats();

    for (int bits = 0; bits < 1 << 16; bits++) {
      assertThat(Float.floatToIntBits(values[bits]))
          .as("half %04x", bits)
          .isEqualTo(Float.floatToIntBits(halfByDefinition(bits)));
    }
  }

  @Test
  void widensBrainFloats() {
    ByteBuffer data = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    for (int bits : new int[] {0x0000, 0x8000, 0x3F80, 0xC049, 0x7F80, 0x0001}) {
      data.putShort((short) bits);
    }

    assertThat(new Tensor("b", DType.BF16, List.of(2L, 3L), data.flip()).toFloats())
        .containsExactly(0f, -0f, 1f, -3.140625f, Float.POSITIVE_INFINITY, 0x1p-133f);
  }

  @Test
  void holdsACopyThatNobodyCanChange() {
    byte[] values = {1, 2};
    Tensor tensor = Tensor.ofBytes("t", new long[] {2}, values);
    values[0] = 9;
    tensor.data().get();

    assertThat(tensor.toBytes()).containsExactly(1, 2);
    assertThat(tensor.data().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    assertThatThrownBy(() -> tensor.data().put((byte) 0))
        .isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void refusesViewsOfAnotherDtype() {
    Tensor ints = Tensor.ofInts("t", new long[] {1}, new int[1]);

    assertThatThrownBy(ints::toFloats)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("tensor \"t\" (I32 [1]) is not F32, F16 or BF16");
    assertThatThrownBy(ints::toBytes).hasMessageEndingWith("is not I8, U8 or BOOL");
    assertThatThrownBy(ints::toShorts).hasMessageEndingWith("is not I16");
    assertThatThrownBy(() -> Tensor.ofFloats("t", new long[] {1}, new float[1]).toInts())
        .hasMessageEndingWith("is not I32");
  }

  @Test
  void refusesShapesThatDoNotFitTheValues() {
    assertThatThrownBy(() -> Tensor.ofFloats("t", new long[] {2, 2}, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tensor \"t\": F32 [2, 2] does not fit 12 bytes");
    assertThatThrownBy(() -> Tensor.ofBytes("t", new long[] {-1}, new byte[1]))
        .hasMessage("tensor \"t\": the shape [-1] must have 0 to 64 dimensions, none negative");
    assertThatThrownBy(() -> Tensor.ofBytes("t", new long[65], new byte[0]))
        .hasMessageContaining("0 to 64 dimensions");
    assertThatThrownBy(() -> Tensor.ofBytes("t", new long[] {1L << 32, 1L << 32}, new byte[0]))
        .hasMessageContaining("has more than 2147483647 bytes");
    assertThatThrownBy(() -> Tensor.ofBytes("t", new long[] {0, 1L << 62, 4}, new byte[0]))
        .hasMessageContaining("has more than 2147483647 bytes");
  }

  @Test
  void refusesBadNames() {
    for (String name : List.of("", "__metadata__", "a".repeat(1025), "\uDC00")) {
      assertThatThrownBy(() -> Tensor.ofBytes(name, new long[] {1}, new byte[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the tensor's name \"");
    }
  }
}
