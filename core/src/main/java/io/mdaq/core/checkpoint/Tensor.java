// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import io.mdaq.core.text.Excerpt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * A named array of numbers in row-major order, immutable. The numbers of a tensor that was read lie
 * in the mapped file, which stays mapped for as long as the tensor is reachable; copies are made by
 * the {@code to} methods only.
 */
public final class Tensor {

  private final String name;
  private final DType dtype;
  private final List<Long> shape;
  private final ByteBuffer data;

  /**
   * @param data the elements from position to limit, little-endian, never written to again
   * @throws IllegalArgumentException if the name, the shape or the size of the data is not valid
   */
  Tensor(String name, DType dtype, List<Long> shape, ByteBuffer data) {
    TensorSpec spec = new TensorSpec(name, dtype, shape);
    if (spec.bytes() != data.remaining()) {
      throw new IllegalArgumentException(
          "tensor "
              + Excerpt.of(name)
              + ": "
              + dtype
              + " "
              + shape
              + " does not fit "
              + data.remaining()
              + " bytes");
    }
    this.name = name;
    this.dtype = dtype;
    this.shape = spec.shape();
    this.data = data.slice().asReadOnlyBuffer();
  }

  /** An F32 tensor with a copy of the values. */
  public static Tensor ofFloats(String name, long[] shape, float[] values) {
    ByteBuffer data = allocate(name, DType.F32, values.length);
    data.asFloatBuffer().put(values);
    return new Tensor(name, DType.F32, Shapes.of(shape), data);
  }

  /**
   * A tensor over numbers that lie in memory already, without a copy.
   *
   * @param data the elements from position to limit, little-endian, not written to for as long as
   *     the tensor is in use
   * @throws IllegalArgumentException if the size of the data is another
   */
  public static Tensor over(TensorSpec spec, ByteBuffer data) {
    return new Tensor(spec.name(), spec.dtype(), spec.shape(), data);
  }

  /**
   * A tensor of numbers that are made one by one, each rounded to the nearest that the dtype has,
   * ties to even.
   *
   * @param numbers asked once for each element, in row-major order
   * @throws IllegalArgumentException if the dtype is neither F32 nor BF16
   */
  public static Tensor ofNumbers(TensorSpec spec, DoubleSupplier numbers) {
    ByteBuffer data = ByteBuffer.allocate(spec.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int elements = spec.elements();
    switch (spec.dtype()) {
      case F32 -> {
        for (int i = 0; i < elements; i++) {
          data.putFloat((float) numbers.getAsDouble());
        }
      }
      case BF16 -> {
        for (int i = 0; i < elements; i++) {
          data.putShort(SixteenBitFloats.toBrain((float) numbers.getAsDouble()));
        }
      }
      default ->
          throw new IllegalArgumentException(spec.dtype() + " is neither F32 nor BF16: " + spec);
    }
    return new Tensor(spec.name(), spec.dtype(), spec.shape(), data.flip());
  }

  /** An I8 tensor with a copy of the values. */
  public static Tensor ofBytes(String name, long[] shape, byte[] values) {
    return new Tensor(name, DType.I8, Shapes.of(shape), ByteBuffer.wrap(values.clone()));
  }

  /** An I16 tensor with a copy of the values. */
  public static Tensor ofShorts(String name, long[] shape, short[] values) {
    ByteBuffer data = allocate(name, DType.I16, values.length);
    data.asShortBuffer().put(values);
    return new Tensor(name, DType.I16, Shapes.of(shape), data);
  }

  /** An I32 tensor with a copy of the values. */
  public static Tensor ofInts(String name, long[] shape, int[] values) {
    ByteBuffer data = allocate(name, DType.I32, values.length);
    data.asIntBuffer().put(values);
    return new Tensor(name, DType.I32, Shapes.of(shape), data);
  }

  private static ByteBuffer allocate(String name, DType dtype, int elements) {
    long bytes = (long) elements * dtype.bytes();
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "tensor "
              + Excerpt.of(name)
              + ": "
              + bytes
              + " bytes; a tensor has at most "
              + Integer.MAX_VALUE);
    }
    return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  public String name() {
    return name;
  }

  public DType dtype() {
    return dtype;
  }

  /** The dimensions, outermost first; empty for a single number. */
  public List<Long> shape() {
    return shape;
  }

  /** The number of elements: the product of the dimensions. */
  public int elements() {
    return data.remaining() / dtype.bytes();
  }

  /** The elements as they lie in the file: little-endian, read-only, a view of its own. */
  public ByteBuffer data() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * A copy of the elements of an F32, F16 or BF16 tensor, exact.
   *
   * @throws IllegalStateException for another dtype
   */
  public float[] toFloats() {
    float[] values = new float[elements()];
    ByteBuffer from = data();
    switch (dtype) {
      case F32 -> from.asFloatBuffer().get(values);
      case F16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = SixteenBitFloats.fromHalf(from.getShort());
        }
      }
      case BF16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = SixteenBitFloats.fromBrain(from.getShort());
        }
      }
      default -> throw notA("F32, F16 or BF16");
    }
    return values;
  }

  /**
   * A copy of the elements of an I8, U8 or BOOL tensor, U8 as the same eight bits.
   *
   * @throws IllegalStateException for another dtype
   */
  public byte[] toBytes() {
    if (dtype.bytes() != Byte.BYTES) {
      throw notA("I8, U8 or BOOL");
    }
    byte[] values = new byte[elements()];
    data().get(values);
    return values;
  }

  /**
   * A copy of the elements of an I16 tensor.
   *
   * @throws IllegalStateException for another dtype
   */
  public short[] toShorts() {
    if (dtype != DType.I16) {
      throw notA("I16");
    }
    short[] values = new short[elements()];
    data().asShortBuffer().get(values);
    return values;
  }

  /**
   * A copy of the elements of an I32 tensor.
   *
   * @throws IllegalStateException for another dtype
   */
  public int[] toInts() {
    if (dtype != DType.I32) {
      throw notA("I32");
    }
    int[] values = new int[elements()];
    data().asIntBuffer().get(values);
    return values;
  }

  /** A dtype that {@link TensorFile#require} would have caught is the caller's defect. */
  private IllegalStateException notA(String wanted) {
    return new IllegalStateException(this + " is not " + wanted);
  }

  /** Name, dtype and shape, for messages. */
  @Override
  public String toString() {
    return "tensor " + Excerpt.of(name) + " (" + dtype + " " + shape + ")";
  }
}
