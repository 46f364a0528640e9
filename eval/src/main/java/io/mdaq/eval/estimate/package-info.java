// SPDX-License-Identifier: Apache-2.0
/**
 * Means whose observations are not independent: translations of one question, its turns, models
 * trained with other seeds. An estimate carries what each question moved it by, so that estimates
 * over the same questions can be averaged and keep a right standard error.
 */
@NullMarked
package io.mdaq.eval.estimate;

import org.jspecify.annotations.NullMarked;
