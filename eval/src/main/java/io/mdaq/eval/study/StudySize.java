// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.study;

/**
 * A contest of a size against the smallest.
 *
 * @param contest one of the study's
 * @param size rows per language of the subject
 * @param seed of both trainings
 */
public record StudySize(StudyContest contest, int size, long seed) {}
