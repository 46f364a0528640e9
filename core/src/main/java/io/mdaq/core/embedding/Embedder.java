// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.embedding;

import io.mdaq.core.sample.SampleText;

/**
 * Maps a sample's texts to a unit vector in fixed point ({@link UnitVectors#SCALE} is one).
 *
 * <p>Equal texts have equal vectors on every machine. Implementations keep scratch memory: use one
 * instance per thread.
 */
public interface Embedder {

  /** The number of components of every vector. */
  int dimensions();

  /**
   * Writes the vector of {@code text} to {@code target}.
   *
   * @param target receives all {@link #dimensions()} components; its former content is lost
   * @throws IllegalArgumentException if {@code target} has another length
   */
  void embed(SampleText text, short[] target);
}
