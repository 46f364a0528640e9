// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.diagnostics;

import java.util.List;

/**
 * An answer that was compared.
 *
 * @param side whose it is
 * @param prompt the question's id
 * @param turn from 1
 * @param language of the question, BCP-47; {@code und} where nobody tells
 * @param question what was asked in this and all earlier turns; empty where nobody tells
 * @param text the answer as it was given
 */
public record GivenAnswer(
    Side side, String prompt, int turn, String language, List<String> question, String text) {

  public GivenAnswer {
    question = List.copyOf(question);
  }
}
