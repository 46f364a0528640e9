// SPDX-License-Identifier: Apache-2.0
/**
 * A file's bytes fall into rows here, before anybody parses them: which container it is, how it is
 * cut into slices, where each row begins and ends. Memory stays flat whatever a stranger's file
 * holds: a row over the limit is counted and skipped, not buffered. What can still be counted comes
 * out as a row or a {@link io.mdaq.core.format.framing.FramedRow.TooLong}; what cannot (damaged
 * gzip, an array that is never closed) fails the run with the place and the fix.
 */
@NullMarked
package io.mdaq.core.format.framing;

import org.jspecify.annotations.NullMarked;
