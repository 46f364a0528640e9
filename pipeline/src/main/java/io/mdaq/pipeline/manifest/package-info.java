// SPDX-License-Identifier: Apache-2.0
/**
 * The manifest of a curation run: what it depended on and what came out, as the file that is
 * written last. The reports say nothing that is not in it, in the ledger or in what the pipeline
 * collected on the way.
 */
@NullMarked
package io.mdaq.pipeline.manifest;

import org.jspecify.annotations.NullMarked;
