// SPDX-License-Identifier: Apache-2.0
/**
 * Files of strangers become samples here. {@link io.mdaq.core.format.RowReader} takes a slice of a
 * file and gives each row's outcomes: a sample with its normalised texts and the bytes to be
 * written later, or a rejection with its reason. One bad row costs one row; only what makes rows
 * uncountable ends the reading. A further format is one more {@link
 * io.mdaq.core.format.SampleFormat}; framing, checks and accounting stay as they are.
 */
@NullMarked
package io.mdaq.core.format;

import org.jspecify.annotations.NullMarked;
