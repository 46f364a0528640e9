// SPDX-License-Identifier: Apache-2.0
/**
 * More than two systems in one order. Games enter, each between two systems and won by one of them
 * or by neither; strengths leave, by three methods that share their conventions with the evalica
 * library, so that numbers can be compared: Bradley-Terry with ties as half a win for each, the
 * average win rate, and Elo.
 */
@NullMarked
package io.mdaq.eval.ranking;

import org.jspecify.annotations.NullMarked;
