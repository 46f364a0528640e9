// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.imports;

import io.mdaq.eval.winrate.Comparison;
import io.mdaq.eval.winrate.Contest;

/** What one row of a recording tells. */
record RecordedRow(Contest contest, Comparison comparison) {}
