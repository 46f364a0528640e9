// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import java.util.List;

/** Makes a vector of each row of token ids. Safe for concurrent use until it is closed. */
public interface TextEncoder extends AutoCloseable {

  /** The length of a vector. */
  int width();

  /** For how many tokens the model has a state: one more than the largest id. */
  int vocabularySize();

  /** The most tokens of a row, special tokens included; longer rows are truncated and counted. */
  int maxTokens();

  /** What products are computed in, for manifests: FLOAT32 or BFLOAT16. */
  Precision precision();

  /**
   * Encodes rows; a row's vector does not depend on the others.
   *
   * @param rows token ids, special tokens included
   * @throws UserException if a row is empty or has an id that the model does not know, or if memory
   *     runs out
   */
  Encoded encode(List<int[]> rows);

  /** Releases the model's memory; no call may be under way. */
  @Override
  void close();
}
