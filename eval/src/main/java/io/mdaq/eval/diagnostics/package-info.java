// SPDX-License-Identifier: Apache-2.0
/**
 * What a judge may have gone by instead of quality, and what is odd about the answers themselves:
 * lengths, languages, one answer given to everything, verdicts that change when the same pairs are
 * judged again. Comparisons and the texts of the answers enter, counts and rates leave. Everything
 * here is reported beside the win rates and changes none of them.
 */
@NullMarked
package io.mdaq.eval.diagnostics;

import org.jspecify.annotations.NullMarked;
