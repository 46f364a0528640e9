// SPDX-License-Identifier: Apache-2.0
/**
 * The sample data that ships with mdaq, for the demo and for tests: in each language of the study
 * revision pairs, a pool of samples with planted duplicates and defects, evaluation prompts, and a
 * key that says what was planted where. {@link io.mdaq.core.sampledata.SampleData} reads it from
 * the jar with the formats that read users' files, and writes it out as files. The data card is
 * {@code docs/sample-data.md}.
 */
@NullMarked
package io.mdaq.core.sampledata;

import org.jspecify.annotations.NullMarked;
