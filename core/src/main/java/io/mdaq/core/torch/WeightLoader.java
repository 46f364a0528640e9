// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.mdaq.core.checkpoint.DType;
import io.mdaq.core.checkpoint.Tensor;
import java.nio.ByteBuffer;

/**
 * Makes arrays of checkpoint tensors, one tensor at a time: the source is read where it lies (in a
 * mapped file), so that of a whole model there is never a second copy. Not safe for concurrent use.
 */
public final class WeightLoader implements AutoCloseable {

  private static final String WIDEN =
      """
      def forward(self, bits: Tensor) -> Tensor:
        return torch.to(self.from_bits(bits), 6)
      """;

  private static final String ROUND =
      """
      def forward(self, x: Tensor) -> Tensor:
        return self.to_bits(x)
      """;

  private final NDManager owner;
  private final NDManager scripts;
  private final ScriptFunction widen;
  private final ScriptFunction round;

  /**
   * @param owner owns the arrays that are made
   */
  public WeightLoader(NDManager owner) {
    this.owner = owner;
    scripts = owner.newSubManager();
    widen = ScriptFunction.compile(scripts, BrainBits.FROM_BITS + WIDEN);
    round = ScriptFunction.compile(scripts, BrainBits.TO_BITS + ROUND);
  }

  /**
   * A float32 array with the exact values of an F32, F16 or BF16 tensor, in memory of its own that
   * may be written to.
   *
   * @throws IllegalArgumentException for another dtype
   */
  public NDArray float32(Tensor tensor) {
    try (NDManager step = owner.newSubManager()) {
      NDArray source = inPlace(step, tensor);
      NDArray array =
          switch (tensor.dtype()) {
            case F32 -> source.duplicate();
            case F16 -> source.toType(DataType.FLOAT32, true);
            // What is made in a call for inference could not be trained later.
            case BF16 -> widen.train(step, ScriptArgument.of(source)).head();
            default -> throw notFloating(tensor);
          };
      array.attach(owner);
      return array;
    }
  }

  /**
   * The values rounded to bfloat16 (to nearest, ties to even), as bits in an array of type FLOAT16:
   * {@link BrainBits}.
   *
   * @throws IllegalArgumentException for a dtype other than F32, F16 and BF16
   */
  public NDArray brainBits(Tensor tensor) {
    try (NDManager step = owner.newSubManager()) {
      NDArray source = inPlace(step, tensor);
      NDArray array =
          switch (tensor.dtype()) {
            case F32 -> round.infer(step, ScriptArgument.of(source)).head();
            case F16 ->
                round.infer(step, ScriptArgument.of(source.toType(DataType.FLOAT32, true))).head();
            case BF16 -> source.duplicate();
            default -> throw notFloating(tensor);
          };
      array.attach(owner);
      return array;
    }
  }

  /** The array lies in the tensor's own memory: it is read once and then closed. */
  private static NDArray inPlace(NDManager manager, Tensor tensor) {
    Shape shape = new Shape(tensor.shape().stream().mapToLong(Long::longValue).toArray());
    ByteBuffer data = tensor.data();
    DataType type = tensor.dtype() == DType.F32 ? DataType.FLOAT32 : DataType.FLOAT16;
    if (data.remaining() != shape.size() * type.getNumOfBytes()) {
      throw notFloating(tensor);
    }
    return manager.create(data, shape, type);
  }

  private static IllegalArgumentException notFloating(Tensor tensor) {
    return new IllegalArgumentException(tensor + " is not F32, F16 or BF16");
  }

  @Override
  public void close() {
    scripts.close();
  }
}
