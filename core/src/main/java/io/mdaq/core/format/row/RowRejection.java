// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.row;

import java.util.Objects;

/**
 * Leaves the checking of a row, or of one side of it, with the reason. Caught where outcomes are
 * made; it carries no stack trace, because a file of bad rows throws one for each.
 */
public final class RowRejection extends Exception {

  private static final long serialVersionUID = 1L;

  private final RejectReason reason;
  private final String detail;

  /**
   * @param detail what was found where; quotes at most 80 characters of the row, escaped
   */
  public RowRejection(RejectReason reason, String detail) {
    super(reason.ledgerName() + ": " + detail, null, false, false);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.detail = Objects.requireNonNull(detail, "detail");
  }

  public RejectReason reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }
}
