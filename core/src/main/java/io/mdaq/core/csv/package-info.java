// SPDX-License-Identifier: Apache-2.0
/**
 * Tables that people open in a spreadsheet (RFC 4180). Texts of strangers enter and come out as
 * they were, and no spreadsheet takes one for a formula on the way. Separators differ by country,
 * so writers are told theirs and readers find it out.
 */
@NullMarked
package io.mdaq.core.csv;

import org.jspecify.annotations.NullMarked;
