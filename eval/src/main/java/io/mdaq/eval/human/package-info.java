// SPDX-License-Identifier: Apache-2.0
/**
 * What people say of answers that a judge has compared. This package has what the two halves share:
 * a contest with its judgements, the key that tells which side of a sheet is whose, and the labels
 * that raters give. Sheets leave through {@code human.sheet}, filled ones come back through {@code
 * human.agreement}.
 */
@NullMarked
package io.mdaq.eval.human;

import org.jspecify.annotations.NullMarked;
