// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

import io.mdaq.core.sample.Side;

/**
 * A sample that is not detected as of its language.
 *
 * @param file the revisions or the pool
 * @param row from 1
 * @param side of a revision, else none
 * @param detected the code of the language it is taken for; empty where the answer is not clear
 * @param note in English: why
 */
public record LanguageException(
    SampleFile file, int row, Side side, String detected, String note) {}
