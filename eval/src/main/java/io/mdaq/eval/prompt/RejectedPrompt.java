// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.prompt;

/**
 * A row that is no prompt.
 *
 * @param file as it was named
 * @param row where it stands, such as {@code line 3}
 * @param reason the name of a {@link io.mdaq.core.format.row.RejectReason}
 * @param detail what was found
 */
public record RejectedPrompt(String file, String row, String reason, String detail) {

  /** For messages. */
  String describe() {
    return file + ", " + row + ": " + reason + ", " + detail;
  }
}
