// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.endpoint.answers;

import io.mdaq.core.endpoint.ChatAnswer.Completed;
import io.mdaq.core.endpoint.ChatAnswer.Failed;
import io.mdaq.core.endpoint.TokenUsage;
import io.mdaq.core.endpoint.answers.Outcome.Source;

/** Counts outcomes as they are handed on. */
final class AccountKeeper {

  private final Prices prices;
  private long asked;
  private long reused;
  private long failed;
  private long overBudget;
  private long unmetered;
  private TokenUsage paid = TokenUsage.NONE;
  private TokenUsage all = TokenUsage.NONE;

  AccountKeeper(Prices prices) {
    this.prices = prices;
  }

  void count(Outcome outcome) {
    if (outcome.answer() instanceof Completed completed) {
      count(completed, outcome.source());
    } else if (outcome.answer() instanceof Failed) {
      failed++;
    } else {
      overBudget++;
    }
  }

  private void count(Completed completed, Source source) {
    TokenUsage usage = completed.usage().orElse(TokenUsage.NONE);
    unmetered += completed.usage().isEmpty() ? 1 : 0;
    all = all.plus(usage);
    if (source == Source.ASKED) {
      asked++;
      paid = paid.plus(usage);
    } else {
      reused++;
    }
  }

  AnswerAccount account() {
    return new AnswerAccount(
        asked + reused + failed + overBudget,
        asked,
        reused,
        failed,
        overBudget,
        unmetered,
        paid,
        all,
        prices.cost(paid),
        prices.cost(all));
  }
}
