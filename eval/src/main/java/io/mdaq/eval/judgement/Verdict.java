// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judgement;

/** What came of asking a judge once, seen from the subject, the system under test. */
public enum Verdict {
  WIN,
  LOSS,
  TIE,
  /** The reply holds no label, or more than one. */
  UNPARSED,
  /** The judge declined. */
  REFUSED,
  /** The reply was cut off before a label. */
  TRUNCATED,
  /** No reply after all retries. */
  API_ERROR;

  /** Whether this is a verdict and no failure. */
  public boolean scored() {
    return this == WIN || this == LOSS || this == TIE;
  }
}
