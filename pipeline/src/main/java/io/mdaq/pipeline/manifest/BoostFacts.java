// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.manifest;

import io.mdaq.core.boost.prompt.BoosterPrompt;
import io.mdaq.core.endpoint.ChatParameters;
import io.mdaq.core.endpoint.answers.AnswerAccount;
import io.mdaq.pipeline.boost.BoostSettings;
import io.mdaq.pipeline.boost.BoostSummary;
import io.mdaq.pipeline.boost.BoostSummary.Language;
import io.mdaq.pipeline.boost.BoosterSettings;
import java.math.BigDecimal;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Boosting in the manifest: who was asked, how, and what that came to. All that was set besides
 * stands in the configuration.
 *
 * @param model what the endpoint calls it; of a model on this machine, hash and precision
 * @param prompt the version of its words
 * @param promptSha256 of these words
 * @param temperature sent with each request; so of the next three
 * @param alignmentField of rows that says which example they are a translation of; absent where
 *     siblings were not looked at
 * @param account requests, tokens and cost
 * @param languages by language code: what became of the candidates
 */
public record BoostFacts(
    String model,
    String prompt,
    String promptSha256,
    double temperature,
    double topP,
    int maxTokens,
    long seed,
    @Nullable String alignmentField,
    AnswerAccount account,
    SortedMap<String, Language> languages) {

  /** The facts of a run. */
  public static BoostFacts of(BoostSettings settings, AnswerAccount account, BoostSummary summary) {
    BoosterSettings booster = settings.booster();
    ChatParameters parameters = booster.parameters();
    return new BoostFacts(
        booster.source().model(),
        BoosterPrompt.version(),
        BoosterPrompt.sha256(),
        parameters.temperature(),
        parameters.topP(),
        parameters.maxTokens(),
        booster.seed(),
        settings.looksAtSiblings() ? settings.alignmentField() : null,
        account,
        summary.languages());
  }

  /** All languages together. */
  public Language total() {
    return new BoostSummary(languages).total();
  }

  /** What was paid in this run, for people. */
  public String paid() {
    BigDecimal paid = account.paid();
    return paid.signum() == 0 ? "0" : paid.stripTrailingZeros().toPlainString();
  }
}
