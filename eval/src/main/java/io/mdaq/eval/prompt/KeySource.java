// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

/** What named a prompt. */
enum KeySource {
  /** An id in the row. */
  ROW,
  /** Its place in the file. */
  POSITION
}
