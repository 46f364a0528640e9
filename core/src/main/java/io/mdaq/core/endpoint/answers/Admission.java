// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.ChatRequest;
import java.math.BigDecimal;

/** Admits the questions of one run in their order, up to the first that goes beyond the cap. */
final class Admission {

  private final Budget budget;
  private final String model;
  private BigDecimal admitted = BigDecimal.ZERO;
  private boolean isClosed;

  Admission(Budget budget, String model) {
    this.budget = budget;
    this.model = model;
  }

  /** Whether the next question is within the budget. */
  boolean admits(ChatRequest request) {
    if (budget.cap().isEmpty()) {
      return true;
    }
    if (!isClosed) {
      admitted = admitted.add(budget.bound(request, model));
      isClosed = admitted.compareTo(budget.cap().get()) > 0;
    }
    return !isClosed;
  }
}
