// SPDX-License-Identifier: Apache-2.0
/**
 * What a study compares, worked out before anything runs: training sets, a model for each and seed,
 * and the pairs of models whose answers are judged. The configuration enters, the plan leaves; who
 * carries it out knows the commands.
 */
@NullMarked
package io.mdaq.eval.study;

import org.jspecify.annotations.NullMarked;
