// SPDX-License-Identifier: Apache-2.0
/**
 * The report on judgements: what was counted, the win rates with their intervals, and what they do
 * not tell. Recordings enter, a folder leaves with the same numbers for people (a page, and
 * Markdown), for tables (CSV) and for programs (JSON). Names of models and prompt sets are
 * strangers' text and are shown such that they can be nothing else.
 */
@NullMarked
package io.mdaq.eval.report;

import org.jspecify.annotations.NullMarked;
