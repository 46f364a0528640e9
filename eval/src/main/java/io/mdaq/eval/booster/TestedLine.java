// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster;

import io.mdaq.core.boost.BoostOutcome.Kept;
import io.mdaq.core.boost.LocalChat.AnswerLoss;
import io.mdaq.core.sample.SampleText;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code evaluated.jsonl.gz}: a pair and what the booster made of it.
 *
 * @param id of the raw sample
 * @param outcome accepted, or the reason against it
 * @param detail for people
 * @param expert the revision that it is compared with
 * @param reply null where it could not be read
 * @param loss nats per token of the expert's revision; null where it is too long for the model
 * @param replyScore null where there is no reply
 */
record TestedLine(
    String id,
    String language,
    String outcome,
    String detail,
    SampleText raw,
    SampleText expert,
    @Nullable SampleText reply,
    @Nullable Double loss,
    int rawScore,
    int expertScore,
    @Nullable Integer replyScore) {

  static TestedLine of(TestedPair tested) {
    boolean isKept = tested.outcome() instanceof Kept;
    return new TestedLine(
        tested.outcome().candidate().id(),
        tested.pair().language(),
        isKept ? ((Kept) tested.outcome()).reason().id() : LanguageFigures.ACCEPTED,
        isKept ? ((Kept) tested.outcome()).detail() : "",
        tested.pair().raw(),
        tested.pair().revised(),
        tested.reply().orElse(null),
        tested.loss().map(TestedLine::perToken).orElse(null),
        tested.scores().raw(),
        tested.scores().expert(),
        tested.scores().reply().orElse(null));
  }

  private static double perToken(AnswerLoss loss) {
    return loss.nats() / loss.tokens();
  }
}
