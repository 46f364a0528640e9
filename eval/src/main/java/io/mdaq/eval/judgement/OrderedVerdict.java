// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judgement;

/**
 * One asking of the judge.
 *
 * @param order whose answer was shown first
 * @param verdict seen from the subject
 * @param reply the judge's words as they came, to be parsed again at will; empty where none came
 * @param promptHash SHA-256 of what was asked, which is also the cache's key
 * @param detail why there is no verdict; empty where there is one
 */
public record OrderedVerdict(
    Order order, Verdict verdict, String reply, String promptHash, String detail) {}
