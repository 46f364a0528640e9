// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judgement;

import java.util.List;

/**
 * Two answers to one turn of a prompt, compared.
 *
 * @param prompt the {@link io.mdaq.eval.prompt.Prompt}'s id
 * @param set the prompt set's name
 * @param language BCP-47
 * @param turn from 1
 * @param dimension what was asked about: {@code overall}, or a named aspect
 * @param outcome of both orders together
 * @param orders both askings, subject first; empty where the judge was not asked
 */
public record Judgement(
    String prompt,
    String set,
    String language,
    int turn,
    String dimension,
    PairOutcome outcome,
    List<OrderedVerdict> orders) {

  public Judgement {
    orders = List.copyOf(orders);
    boolean asked = outcome != PairOutcome.UNANSWERED && outcome != PairOutcome.OVER_BUDGET;
    if (orders.size() != (asked ? Order.values().length : 0)) {
      throw new IllegalArgumentException(
          prompt + ": " + outcome + " comes with " + orders.size() + " orders");
    }
    if (asked && PairOutcome.of(orders.get(0).verdict(), orders.get(1).verdict()) != outcome) {
      throw new IllegalArgumentException(
          prompt + ": " + outcome + " does not follow from its orders");
    }
  }
}
