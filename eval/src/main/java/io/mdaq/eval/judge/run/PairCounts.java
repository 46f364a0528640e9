// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.run;

/**
 * What became of the lines of both response sets.
 *
 * @param paired turns that both sides have, and that are within the limit
 * @param beyondLimit turns that both sides have, but of prompts beyond the limit
 * @param subjectOnly turns that only the subject has
 * @param baselineOnly turns that only the baseline has
 */
public record PairCounts(long paired, long beyondLimit, long subjectOnly, long baselineOnly) {}
