// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.scorer;

import io.mdaq.core.assessment.TextRole;
import io.mdaq.core.encoder.TextPrompts;
import io.mdaq.core.encoder.TokenLimit;
import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.scorer.RevisionPair;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import io.mdaq.core.training.triplet.Triplet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Revision pairs as an encoder learns from them: the anchor is what is asked, as the expert left
 * it, the revised response belongs to it and the raw one belongs less (M-DaQ, arXiv 2509.15549).
 *
 * @param triplets in the order of the pairs
 * @param sameResponse pairs left out because the expert did not touch the response
 * @param cutTexts texts that have more tokens than are read; they lost those before the last
 */
record RevisionTriplets(List<Triplet> triplets, long sameResponse, long cutTexts) {

  RevisionTriplets {
    triplets = List.copyOf(triplets);
  }

  /**
   * Makes them of all pairs with two different responses.
   *
   * @param prompts stand before the texts
   * @param maxTokens of a text, at least 2
   * @throws UserException where there is none
   */
  static RevisionTriplets of(
      List<RevisionPair> pairs, TextPrompts prompts, TextTokenizer tokenizer, int maxTokens) {
    List<Triplet> triplets = new ArrayList<>();
    long sameResponse = 0;
    long cutTexts = 0;
    for (RevisionPair pair : pairs) {
      if (pair.raw().response().equals(pair.revised().response())) {
        sameResponse++;
        continue;
      }
      int[][] texts = {
        tokens(tokenizer, TextRole.INSTRUCTION.of(pair.revised(), prompts)),
        tokens(tokenizer, TextRole.RESPONSE.of(pair.revised(), prompts)),
        tokens(tokenizer, TextRole.RESPONSE.of(pair.raw(), prompts))
      };
      for (int i = 0; i < texts.length; i++) {
        cutTexts += texts[i].length > maxTokens ? 1 : 0;
        texts[i] = TokenLimit.cut(texts[i], maxTokens);
      }
      triplets.add(new Triplet(texts[0], texts[1], texts[2]));
    }
    if (triplets.isEmpty()) {
      throw UserException.failed(
          "there is nothing to train on: of %,d revision pairs none has two different responses"
              .formatted(pairs.size()));
    }
    return new RevisionTriplets(triplets, sameResponse, cutTexts);
  }

  /** The hash of all tokens. */
  String sha256() {
    return Sha256.hex(
        triplets.stream()
            .map(
                triplet ->
                    Arrays.toString(triplet.anchor())
                        + Arrays.toString(triplet.positive())
                        + Arrays.toString(triplet.negative()))
            .collect(Collectors.joining("\n")));
  }

  private static int[] tokens(TextTokenizer tokenizer, String text) {
    return tokenizer.encode(text, SpecialTokens.WITH);
  }
}
