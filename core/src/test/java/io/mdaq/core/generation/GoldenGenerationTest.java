// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.decoder.CausalLm;
import io.mdaq.core.decoder.GoldenDecoder;
import io.mdaq.core.decoder.GoldenDecoder.Case;
import io.mdaq.core.generation.Generation.Completed;
import io.mdaq.core.model.GenerationConfig;
import io.mdaq.core.tokenizer.SpecialTokens;
import io.mdaq.core.tokenizer.TextTokenizer;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Greedy texts of independent implementations, prompts of unequal lengths together. */
class GoldenGenerationTest {

  private static final int TOKENS = 24;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.decoder.GoldenDecoder#all")
  void greedyTextsAreTheReferences(GoldenDecoder golden) {
    try (CausalLm model = golden.open();
        TextTokenizer tokenizer = TextTokenizer.open(golden.folder(), model.config())) {
      TokenDecoder decoder = ids -> tokenizer.decode(ids, SpecialTokens.WITHOUT);
      GenerationConfig config = GenerationConfig.read(golden.folder(), model.config());
      GenerationSettings settings =
          GenerationSettings.greedy(new TreeSet<>(config.eosIds()), TOKENS);
      List<int[]> prompts = golden.cases().stream().map(Case::prompt).toList();

      List<Generation> results = new Generator(model, decoder, 3).generate(prompts, settings);

      for (int i = 0; i < results.size(); i++) {
        Completed result = (Completed) results.get(i);
        assertThat(result.tokens()).isEqualTo(golden.cases().get(i).greedy());
        assertThat(result.reason())
            .isEqualTo(
                result.tokens().size() < TOKENS ? FinishReason.STOP_TOKEN : FinishReason.LENGTH);
        assertThat(result.logProbabilities()).allMatch(p -> p < 0);
      }
    }
  }
}
