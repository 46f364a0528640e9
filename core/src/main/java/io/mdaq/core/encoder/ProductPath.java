// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import io.mdaq.core.torch.BrainBits;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import io.mdaq.core.torch.TorchEngine;

/**
 * How the matrix products of a script are computed. All else in the script is the same text.
 *
 * <p>A path is four script methods: {@code operand} makes of float32 states what the products take,
 * {@code linear} and {@code linear_gelu} are an affine map without and with GELU behind it, {@code
 * table} looks rows of the token embedding up.
 */
public enum ProductPath {
  /** Float32, with gradients. */
  TRAINABLE(
      """
      def operand(self, x: Tensor) -> Tensor:
        return x
      def linear(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
        return torch.linear(x, w, b)
      def linear_gelu(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
        return torch.gelu(torch.linear(x, w, b))
      def table(self, w: Tensor, ids: Tensor) -> Tensor:
        return torch.embedding(w, ids)
      """),
  /** Float32 weights and gradients, products in bfloat16. */
  TRAINABLE_BFLOAT16(
      """
      def operand(self, x: Tensor) -> Tensor:
        return torch.to(x, 15)
      def linear(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
        return torch.linear(x, torch.to(w, 15), torch.to(b, 15))
      def linear_gelu(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
        return torch.gelu(self.linear(x, w, b))
      def table(self, w: Tensor, ids: Tensor) -> Tensor:
        return torch.embedding(w, ids)
      """),
  /** Float32 through oneDNN, faster than the default on some processors; no gradients, no GPU. */
  ONEDNN(
      """
      def operand(self, x: Tensor) -> Tensor:
        return x
      def linear(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
        return ops.mkldnn._linear_pointwise(x, w, b, "none", [], "")
      def linear_gelu(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
        return ops.mkldnn._linear_pointwise(x, w, b, "gelu", [], "none")
      def table(self, w: Tensor, ids: Tensor) -> Tensor:
        return torch.embedding(w, ids)
      """),
  /**
   * Weights held as bits of bfloat16 numbers, products in bfloat16; no gradients. Here the default
   * path is as fast as oneDNN's own operators, since it calls them where it can.
   */
  BFLOAT16(
      BrainBits.FROM_BITS
          + """
      def operand(self, x: Tensor) -> Tensor:
        return torch.to(x, 15)
      def linear(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
        return torch.linear(x, self.from_bits(w), self.from_bits(b))
      def linear_gelu(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
        return torch.gelu(self.linear(x, w, b))
      def table(self, w: Tensor, ids: Tensor) -> Tensor:
        return torch.to(torch.embedding(self.from_bits(w), ids), 6)
      """);

  private final String methods;

  ProductPath(String methods) {
    this.methods = methods;
  }

  String methods() {
    return methods;
  }

  /** Whether matrices and the token embedding are held as bits of bfloat16 numbers. */
  boolean holdsBits() {
    return this == BFLOAT16;
  }

  /** What products are computed in. */
  public Precision precision() {
    return switch (this) {
      case TRAINABLE, ONEDNN -> Precision.FLOAT32;
      case TRAINABLE_BFLOAT16, BFLOAT16 -> Precision.BFLOAT16;
    };
  }

  /** Whether gradients pass. */
  boolean isTrainable() {
    return this == TRAINABLE || this == TRAINABLE_BFLOAT16;
  }

  /**
   * The path of a precision that passes gradients.
   *
   * @throws IllegalArgumentException for {@code AUTO}, which must be resolved before
   */
  public static ProductPath training(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> TRAINABLE;
      case BFLOAT16 -> TRAINABLE_BFLOAT16;
      case AUTO -> throw new IllegalArgumentException("the precision is not resolved");
    };
  }

  /**
   * The fast path of a precision, without a need for gradients.
   *
   * @throws IllegalArgumentException for {@code AUTO}, which must be resolved before
   */
  static ProductPath inference(Precision precision, TorchDevice device) {
    return switch (precision) {
      case FLOAT32 -> device == TorchDevice.CPU && TorchEngine.hasOneDnn() ? ONEDNN : TRAINABLE;
      case BFLOAT16 -> BFLOAT16;
      case AUTO -> throw new IllegalArgumentException("the precision is not resolved");
    };
  }
}
