// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.format.row.RejectReason;
import io.mdaq.core.sample.RowOrigin;
import java.util.OptionalLong;

/**
 * A row, or one side of it, that is no sample.
 *
 * @param origin the row and side
 * @param rawHash as of a sample; empty for a row over {@code max_row_bytes}, which was not held
 * @param reason the kind of defect
 * @param detail what was found where; quotes at most 80 characters of the row, escaped
 */
public record ReadRejection(
    RowOrigin origin, OptionalLong rawHash, RejectReason reason, String detail) {}
