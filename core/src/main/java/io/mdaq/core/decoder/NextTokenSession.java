// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

/**
 * A batch of texts that grow by a token at a time. Rows do not see each other. For one thread;
 * holds native memory until closed.
 */
public interface NextTokenSession extends AutoCloseable {

  /** How many texts there are. */
  int rows();

  /**
   * The logits of the token that follows a row's last, one for each id; the caller's own copy. They
   * are what the model says, even if that is NaN.
   */
  float[] logits(int row);

  /** The natural logarithm of the sum of the exponentials of {@link #logits}, in float32. */
  double logNormalizer(int row);

  /**
   * Appends a token to each row and computes what follows.
   *
   * @param tokens one for each row
   * @throws IllegalStateException if a row would outgrow what was asked for at the start
   */
  void append(int[] tokens);

  /** Keeps these rows, which are then numbered in this order, and forgets the others. */
  void retain(int[] rows);

  @Override
  void close();
}
