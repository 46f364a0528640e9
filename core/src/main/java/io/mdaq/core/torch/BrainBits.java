// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.torch;

/**
 * Script methods for numbers in bfloat16, which the Java side holds as arrays of type FLOAT16 with
 * the same bits. As FLOAT16 they are nonsense: only scripts may compute with them.
 */
public final class BrainBits {

  /**
   * {@code self.from_bits(bits)}: such an array read as what it is, without a copy. (Operators that
   * view a tensor as another type are out of a script's reach; setting a tensor to the memory of
   * another is not.) No gradient reaches the array.
   */
  public static final String FROM_BITS =
      """
      def from_bits(self, bits: Tensor) -> Tensor:
        brain = torch.empty([0], dtype=15, layout=None, device=bits.device, pin_memory=None, memory_format=None)
        return torch.set_(brain, bits)
      """;

  /** {@code self.to_bits(x)}: numbers rounded to bfloat16, as an array that may leave a script. */
  public static final String TO_BITS =
      """
      def to_bits(self, x: Tensor) -> Tensor:
        bits = torch.empty([0], dtype=5, layout=None, device=x.device, pin_memory=None, memory_format=None)
        return torch.set_(bits, torch.contiguous(torch.to(x, 15)))
      """;

  private BrainBits() {}
}
