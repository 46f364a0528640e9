// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.format.row.RowRejection;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.sample.Side;

/** What a format makes of one side of a row. */
public sealed interface SideOutcome {

  /** The side spoken of, {@link Side#NONE} for formats without sides. */
  Side side();

  /**
   * A sample.
   *
   * @param text its normalised texts; instruction and response are not blank
   */
  record Read(Side side, SampleText text, Payload payload) implements SideOutcome {}

  /**
   * No sample.
   *
   * @param detail what was found where
   */
  record Refused(Side side, RejectReason reason, String detail) implements SideOutcome {

    static Refused of(Side side, RowRejection rejection) {
      return new Refused(side, rejection.reason(), rejection.detail());
    }
  }
}
