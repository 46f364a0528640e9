// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.format.row.JsonRow;
import java.util.Optional;

/** The setting {@code input.format}: which format rows are read as. */
public enum FormatChoice {
  /** Each row by its keys. */
  AUTO,
  ALPACA,
  REVISIONS,
  SHAREGPT,
  MESSAGES;

  /** The format a row is to be read as; empty where {@code auto} knows none with its keys. */
  Optional<RowFormat> of(JsonRow row) {
    return switch (this) {
      case AUTO -> RowFormat.recognise(row);
      case ALPACA -> Optional.of(RowFormat.ALPACA);
      case REVISIONS -> Optional.of(RowFormat.REVISIONS);
      case SHAREGPT -> Optional.of(RowFormat.SHAREGPT);
      case MESSAGES -> Optional.of(RowFormat.MESSAGES);
    };
  }
}
