// SPDX-License-Identifier: Apache-2.0
/**
 * A curation run from outside the pipeline: find the input files, prepare the output folder, run
 * the pipeline on an engine, then read the written ledger back, check that every row ended exactly
 * once, and only then write the manifest, which makes the folder count as finished.
 */
@NullMarked
package io.mdaq.pipeline.run;

import org.jspecify.annotations.NullMarked;
