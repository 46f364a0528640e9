// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.booster;

import io.mdaq.core.boost.BoostOutcome.Kept;
import io.mdaq.core.boost.KeptReason;
import io.mdaq.core.boost.LocalChat.AnswerLoss;
import io.mdaq.eval.booster.Nearness.Compared;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a language, or of all.
 *
 * @param language BCP-47, or {@value #ALL}
 * @param pairs tested
 * @param loss nats per token of the experts' revisions; null where none was short enough
 * @param lossPairs of how many pairs that is
 * @param readable replies in which all sections were found
 * @param booster how near readable replies are to the experts' revisions
 * @param leftAsIs how near the same samples are as they were
 * @param replyPreferred readable replies that the scorer puts above the sample as it was
 * @param expertPreferred of the same pairs, experts' revisions that it puts above
 * @param outcomes how many replies are accepted, and how many not, by reason
 */
public record LanguageFigures(
    String language,
    long pairs,
    @Nullable Double loss,
    long lossPairs,
    long readable,
    Nearness booster,
    Nearness leftAsIs,
    long replyPreferred,
    long expertPreferred,
    Map<String, Long> outcomes) {

  /** The row of all languages. */
  public static final String ALL = "all";

  static final String ACCEPTED = "accepted";

  static LanguageFigures of(String language, List<TestedPair> tested) {
    List<AnswerLoss> losses =
        tested.stream().map(TestedPair::loss).flatMap(Optional::stream).toList();
    // Summed in the order of the pairs, which is that of their ids.
    double nats = 0;
    long tokens = 0;
    for (AnswerLoss loss : losses) {
      nats += loss.nats();
      tokens += loss.tokens();
    }
    List<TestedPair> readable = tested.stream().filter(pair -> pair.reply().isPresent()).toList();
    return new LanguageFigures(
        language,
        tested.size(),
        tokens == 0 ? null : nats / tokens,
        losses.size(),
        readable.size(),
        Nearness.of(
            readable.stream()
                .map(t -> new Compared(t.reply().orElseThrow(), t.pair().revised()))
                .toList()),
        Nearness.of(
            readable.stream().map(t -> new Compared(t.pair().raw(), t.pair().revised())).toList()),
        readable.stream().filter(t -> t.scores().reply().orElseThrow() > t.scores().raw()).count(),
        readable.stream().filter(t -> t.scores().expert() > t.scores().raw()).count(),
        outcomes(tested));
  }

  /** Accepted first, then in the order of the checks; only what there is. */
  private static Map<String, Long> outcomes(List<TestedPair> tested) {
    long accepted = 0;
    Map<KeptReason, Long> kept = new EnumMap<>(KeptReason.class);
    for (TestedPair pair : tested) {
      if (pair.outcome() instanceof Kept one) {
        kept.merge(one.reason(), 1L, Long::sum);
      } else {
        accepted++;
      }
    }
    Map<String, Long> outcomes = new LinkedHashMap<>();
    outcomes.put(ACCEPTED, accepted);
    kept.forEach((reason, count) -> outcomes.put(reason.id(), count));
    return outcomes;
  }
}
