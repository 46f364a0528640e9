// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sampledata;

/**
 * A sample that is bad on purpose.
 *
 * @param row in its file, from 1; of a revision the raw side is meant
 * @param note in English: what is wrong
 */
public record PlantedDefect(int row, Defect defect, String note) {}
