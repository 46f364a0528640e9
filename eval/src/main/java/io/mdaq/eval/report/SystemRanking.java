// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.report;

import io.mdaq.eval.ranking.Ranking;
import io.mdaq.eval.winrate.Contest;

/**
 * The systems that one judge compared, where they are more than two.
 *
 * @param judge who compared
 * @param dimension what was asked about
 * @param ranking of all systems in the report's contests
 */
public record SystemRanking(Contest.Judge judge, String dimension, Ranking ranking) {}
