// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judgement;

import io.mdaq.eval.response.Finish;

/**
 * One asking of the judge.
 *
 * @param order whose answer was shown first
 * @param verdict seen from the subject
 * @param reply the judge's words as they came, to be parsed again at will; empty where none came
 * @param finish how the reply ended; ERROR where none came
 * @param promptHash SHA-256 of what was asked, which is also the cache's key
 * @param detail why there is no verdict; empty where there is one
 */
public record OrderedVerdict(
    Order order, Verdict verdict, String reply, Finish finish, String promptHash, String detail) {

  /** As other harnesses record it, who do not tell how a reply ended. */
  public OrderedVerdict(
      Order order, Verdict verdict, String reply, String promptHash, String detail) {
    this(
        order,
        verdict,
        reply,
        verdict == Verdict.API_ERROR ? Finish.ERROR : Finish.STOP,
        promptHash,
        detail);
  }
}
