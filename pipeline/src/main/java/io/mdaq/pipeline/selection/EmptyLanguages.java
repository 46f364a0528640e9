// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

/** Whether a language that has samples may end with none selected. */
public enum EmptyLanguages {
  /** Every language that has samples keeps at least one, or the run fails with the reason. */
  REFUSED,
  /** A small share may round to nothing. */
  ALLOWED
}
