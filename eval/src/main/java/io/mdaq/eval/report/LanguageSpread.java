// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.statistics.RandomEffects;

/**
 * How the languages of one prompt set, dimension and turn differ in their win rates.
 *
 * @param set the prompt set
 * @param dimension what was asked about
 * @param turn from 1
 * @param effects the languages that have a win rate, brought together
 */
public record LanguageSpread(String set, String dimension, int turn, RandomEffects effects) {}
