// SPDX-License-Identifier: Apache-2.0
/**
 * Is there a size beyond which more data of the same kind make a model no better? The Superficial
 * Alignment Hypothesis (Zhou et al. 2023, arXiv 2305.11206) says so. Judgements of models trained
 * on several sizes against the one trained on the smallest enter; a scaling curve per language, an
 * equivalence test, a split of the variance, and one sentence that says what these allow to
 * conclude, leave.
 */
@NullMarked
package io.mdaq.eval.sah;

import org.jspecify.annotations.NullMarked;
