// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

/**
 * A scored comparison with the lengths of its answers.
 *
 * @param preference for the subject, 0 to 1
 * @param subject code points of the subject's answer
 * @param baseline code points of the baseline's answer
 */
public record LengthPair(double preference, int subject, int baseline) {}
