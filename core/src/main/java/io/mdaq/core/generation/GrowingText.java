// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import io.mdaq.core.generation.Generation.Completed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One text while it is generated. Not safe for concurrent use. */
final class GrowingText {

  private final GenerationSettings settings;
  private final TokenDecoder decoder;
  private final Sampler sampler;
  private final int mostTokens;
  private final List<Integer> tokens = new ArrayList<>();
  private final List<Double> logProbabilities = new ArrayList<>();

  /** Only looked up and applied to one score each: the order has no effect. */
  private final Set<Integer> seen = new HashSet<>();

  /**
   * @param room how many tokens the model has positions for behind the prompt
   */
  GrowingText(int[] prompt, int room, GenerationSettings settings, TokenDecoder decoder) {
    this.settings = settings;
    this.decoder = decoder;
    this.sampler = new Sampler(settings.choice(), settings.repetitionPenalty(), prompt);
    this.mostTokens = Math.min(room, settings.maxNewTokens());
    for (int id : prompt) {
      seen.add(id);
    }
  }

  /**
   * Chooses the next token and adds it.
   *
   * @param logits what the model says
   * @param logNormalizer the logarithm of the sum of their exponentials
   * @return the result, if the text has ended
   */
  Optional<Generation> grow(float[] logits, double logNormalizer) {
    OptionalInt chosen = sampler.next(logits, seen);
    if (chosen.isEmpty() || !Double.isFinite(logNormalizer)) {
      return Optional.of(
          new Generation.Failed(
              "the model's logits are not numbers after "
                  + tokens.size()
                  + " new tokens; its weights may be damaged or unfit for the precision"));
    }
    int token = chosen.getAsInt();
    tokens.add(token);
    logProbabilities.add(logits[token] - logNormalizer);
    seen.add(token);
    if (settings.stopTokens().contains(token)) {
      return Optional.of(
          completed(text(tokens.subList(0, tokens.size() - 1)), FinishReason.STOP_TOKEN));
    }
    if (!settings.stopStrings().isEmpty()) {
      String text = text(tokens);
      OptionalInt stop =
          settings.stopStrings().stream().mapToInt(text::indexOf).filter(at -> at >= 0).min();
      if (stop.isPresent()) {
        return Optional.of(completed(text.substring(0, stop.getAsInt()), FinishReason.STOP_STRING));
      }
    }
    return tokens.size() < mostTokens
        ? Optional.empty()
        : Optional.of(completed(text(tokens), FinishReason.LENGTH));
  }

  /** The token that was added last. */
  int lastToken() {
    return tokens.get(tokens.size() - 1);
  }

  private Completed completed(String text, FinishReason reason) {
    return new Completed(text, tokens, reason, logProbabilities);
  }

  private String text(List<Integer> ids) {
    return decoder.decode(ids.stream().mapToInt(Integer::intValue).toArray());
  }
}
