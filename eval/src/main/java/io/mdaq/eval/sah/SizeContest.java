// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

import java.nio.file.Path;

/**
 * A finished contest of a size against the smallest.
 *
 * @param judged the folder of judgements
 * @param size rows per language of the subject
 * @param seed of both trainings
 * @param repeat which asking of the judge, from 1
 */
public record SizeContest(Path judged, int size, long seed, int repeat) {}
