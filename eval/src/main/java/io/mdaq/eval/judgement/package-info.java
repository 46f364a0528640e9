// SPDX-License-Identifier: Apache-2.0
/**
 * What a judge said of two answers to the same question, asked in both orders. Every pair ends in
 * exactly one outcome; a reply without a verdict is an outcome of its own and never a score.
 */
@NullMarked
package io.mdaq.eval.judgement;

import org.jspecify.annotations.NullMarked;
