// SPDX-License-Identifier: Apache-2.0
/**
 * The evaluation harness: fine-tune on two datasets, generate, judge in both orders, and report win
 * rates per language with their uncertainty. It meets the pipeline through files only: what {@code
 * curate} wrote is its input. The stages follow with the first path to a win rate.
 */
@NullMarked
package io.mdaq.eval;

import org.jspecify.annotations.NullMarked;
