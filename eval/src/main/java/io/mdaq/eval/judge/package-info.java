// SPDX-License-Identifier: Apache-2.0
/**
 * Judges. Pairs of answers enter, judgements leave in the same order: every pair is shown in both
 * orders, and what the judge replied is kept with each verdict. A judge is a chat model behind an
 * endpoint, a causal language model on this machine whose probabilities of the labels are read, or
 * the quality scorer, which is called embedded judge wherever it is named.
 */
@NullMarked
package io.mdaq.eval.judge;

import org.jspecify.annotations.NullMarked;
