// SPDX-License-Identifier: Apache-2.0
/**
 * The files a run reads and writes, on whichever file system Beam knows. Globs become a sorted list
 * of input files, cut for parallel reading; the output folder is filled file by file, each there
 * completely or not at all, and counts as finished only with its commit mark.
 */
@NullMarked
package io.mdaq.pipeline.files;

import org.jspecify.annotations.NullMarked;
