// SPDX-License-Identifier: Apache-2.0
/**
 * Training sets that make a comparison fair. Samples enter; those that overlap a question of the
 * evaluation are found, and subsets of any size are drawn such that a smaller one lies inside a
 * larger one. Both look at content and seed only, never at the order of the rows.
 */
@NullMarked
package io.mdaq.eval.dataset;

import org.jspecify.annotations.NullMarked;
