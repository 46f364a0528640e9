// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.ledger.RowPlace;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.Side;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code rejected/}.
 *
 * @param file the file as in the ledger
 * @param line line or element, from 1; absent where the file was read in slices
 * @param offset bytes before the row, where the file was read in slices
 * @param side raw or revised, absent for the whole row
 * @param reason stable name
 * @param detail what exactly was found
 */
public record RejectedLine(
    String file,
    @Nullable Long line,
    @Nullable Long offset,
    @Nullable String side,
    String reason,
    String detail) {

  public static RejectedLine of(RejectedRow row) {
    RowOrigin origin = row.origin();
    boolean offset = RowPlace.isOffset(origin.position());
    long number = RowPlace.number(origin.position());
    return new RejectedLine(
        origin.file(),
        offset ? null : number,
        offset ? number : null,
        origin.side() == Side.NONE ? null : origin.side().ledgerName(),
        row.reason(),
        row.detail());
  }

  /** As a compiler says it: {@code data/ar.json:17}, with the side if only that is meant. */
  public String place() {
    String position = line != null ? ":" + line : "@" + offset;
    return file + position + (side == null ? "" : " (" + side + ")");
  }
}
