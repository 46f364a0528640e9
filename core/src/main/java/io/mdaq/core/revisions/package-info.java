// SPDX-License-Identifier: Apache-2.0
/**
 * Rows of revisions as pairs. The two sides of each row enter as they are read; pairs leave, each
 * with its language, its row and the source example that it was made from, and beside them the rows
 * that are none.
 */
@NullMarked
package io.mdaq.core.revisions;

import org.jspecify.annotations.NullMarked;
