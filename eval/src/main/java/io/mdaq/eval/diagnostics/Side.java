// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

/** Whose answer it is. */
public enum Side {
  SUBJECT,
  BASELINE
}
