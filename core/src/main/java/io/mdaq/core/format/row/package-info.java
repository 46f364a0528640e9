// SPDX-License-Identifier: Apache-2.0
/**
 * A row's bytes become a checked JSON object here, or a reason why not: valid UTF-8, one object, no
 * key twice, not too deep. Texts are not decoded until a format asks for them, and a row's own
 * bytes are kept, so that what is written later is what the user wrote. Nothing a stranger puts
 * into a row makes this crash, hang or hold more memory than a few times the row.
 */
@NullMarked
package io.mdaq.core.format.row;

import org.jspecify.annotations.NullMarked;
