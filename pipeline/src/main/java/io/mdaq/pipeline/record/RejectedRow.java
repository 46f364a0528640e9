// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.ledger.RowPlace;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import java.util.Comparator;

/**
 * An input row, or one side of it, that is no usable sample.
 *
 * @param origin where it stands, and which side of it is meant
 * @param rawHash hash of its compact bytes, 0 where it was too long to be held
 * @param reason stable name of the reason
 * @param detail what exactly was found, for the user to mend it
 */
public record RejectedRow(RowOrigin origin, long rawHash, String reason, String detail) {

  /** By place. */
  public static final Comparator<RejectedRow> ORDER =
      Comparator.comparing(RejectedRow::origin, RowPlace.ORDER);

  public void write(ByteWriter out) {
    OriginForm.write(out, origin);
    out.putFixedLong(rawHash);
    out.putText(reason);
    out.putText(detail);
  }

  public static RejectedRow read(ByteReader in) {
    return new RejectedRow(OriginForm.read(in), in.fixedLong(), in.text(), in.text());
  }
}
