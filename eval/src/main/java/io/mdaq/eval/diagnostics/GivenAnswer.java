// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

/**
 * An answer that was compared.
 *
 * @param side whose it is
 * @param prompt the question's id
 * @param turn from 1
 * @param language of the question, BCP-47; {@code und} where nobody tells
 * @param text the answer as it was given
 */
public record GivenAnswer(Side side, String prompt, int turn, String language, String text) {}
