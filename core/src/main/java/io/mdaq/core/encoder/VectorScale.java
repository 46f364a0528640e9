// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

/** What is done to the length of a pooled vector. */
public enum VectorScale {
  /** Nothing. */
  AS_IS,
  /** Divided by its Euclidean length; a vector of length 0 stays. */
  UNIT
}
