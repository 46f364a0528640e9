// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.human;

/** The two places on a sheet. */
public enum Side {
  A,
  B;

  /** The other one. */
  public Side other() {
    return this == A ? B : A;
  }
}
