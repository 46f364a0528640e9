// SPDX-License-Identifier: Apache-2.0
/**
 * Judgements from files: our own folders, and what other harnesses recorded. A path enters, it is
 * recognised by its content, and its rows leave one by one as contests and comparisons, the same
 * for all, so that one report serves them all. The files are strangers': rows are bounded, every
 * field is checked, and a row that cannot be understood ends the reading with its place.
 */
@NullMarked
package io.mdaq.eval.imports;

import org.jspecify.annotations.NullMarked;
