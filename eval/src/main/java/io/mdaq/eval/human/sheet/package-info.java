// SPDX-License-Identifier: Apache-2.0
/**
 * Blind sheets for raters. A judged contest enters; for each language and rater a CSV table and a
 * self-contained HTML form leave, with the same pairs in an order of the rater's own, and beside
 * them the key that tells which side is whose. Questions and answers are strangers' text: in tables
 * they are no formulas, in forms no markup.
 */
@NullMarked
package io.mdaq.eval.human.sheet;

import org.jspecify.annotations.NullMarked;
