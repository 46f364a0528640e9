// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.sah;

/**
 * A scored comparison of a model with the one trained on the smallest size and the same seed.
 *
 * @param size rows per language that the model was trained on
 * @param seed of both trainings
 * @param repeat which asking of the judge, from 1
 * @param language BCP-47
 * @param question what its translations and turns have in common
 * @param item the prompt and its turn
 * @param preference for the larger size, 0 to 1
 */
public record SizeComparison(
    int size,
    long seed,
    int repeat,
    String language,
    String question,
    String item,
    double preference) {}
