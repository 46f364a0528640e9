// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.encoder;

/** Which vector stands for a row. */
public enum Pooling {
  /** The mean of the states of all tokens, special ones included, padding excluded. */
  MEAN,
  /** The state of the first token. */
  CLS
}
