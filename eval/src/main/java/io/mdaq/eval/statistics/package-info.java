// SPDX-License-Identifier: Apache-2.0
/**
 * How sure a number is: pure statistics, plain arrays in, records out. Every function says its
 * hypothesis, its assumptions and its source. What is random is drawn from a seed in a fixed order,
 * so the same numbers give the same answer on every machine.
 */
@NullMarked
package io.mdaq.eval.statistics;

import org.jspecify.annotations.NullMarked;
