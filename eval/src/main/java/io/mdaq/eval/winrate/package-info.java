// SPDX-License-Identifier: Apache-2.0
/**
 * From comparisons to win rates: pure counting and statistics. Comparisons enter, be they our own
 * judgements or recordings of other harnesses; tallies leave, per prompt set, turn, dimension and
 * language, in which every comparison stands exactly once, and from them win rates with their
 * intervals and what the two orders of asking say about the judge. All sums are exact, so neither
 * the order of the input nor the way it was split changes a digit.
 */
@NullMarked
package io.mdaq.eval.winrate;

import org.jspecify.annotations.NullMarked;
