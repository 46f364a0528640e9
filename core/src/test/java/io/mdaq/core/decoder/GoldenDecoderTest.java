// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.decoder.GoldenDecoder.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers of independent implementations, in float32. */
class GoldenDecoderTest {

  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.decoder.GoldenDecoder#all")
  void logitsAreTheReferences(GoldenDecoder golden) {
    try (CausalLm model = golden.open()) {
      for (Case expected : golden.cases()) {
        float[][] logits = model.logits(expected.prompt());

        assertClose(logits[logits.length - 1], expected);
        double sum = 0;
        double absolute = 0;
        for (float[] row : logits) {
          for (float logit : row) {
            sum += logit;
            absolute += Math.abs(logit);
          }
        }
        int count = logits.length * model.vocabularySize();
        assertThat(absolute / count)
            .isCloseTo(expected.logitsAbsMean(), within(TOLERANCE * expected.logitsAbsMean()));
        // The sum of all is small beside its terms.
        assertThat(sum).isCloseTo(expected.logitsSum(), within(TOLERANCE * absolute));
      }
    }
  }

  private static void assertClose(float[] logits, Case expected) {
    double largest = expected.lastLogits().stream().mapToDouble(Math::abs).max().orElseThrow();
    assertThat(logits).hasSize(expected.lastLogits().size());
    for (int i = 0; i < logits.length; i++) {
      assertThat((double) logits[i])
          .as("logit %s", i)
          .isCloseTo(expected.lastLogits().get(i), within(TOLERANCE * largest));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.decoder.GoldenDecoder#all")
  void logProbabilitiesAreTheReferences(GoldenDecoder golden) {
    try (CausalLm model = golden.open()) {
      List<float[]> all =
          model.logProbabilities(
              golden.cases().stream().map(c -> Continuation.ofAllButFirst(c.prompt())).toList());

      for (int i = 0; i < all.size(); i++) {
        double expected = golden.cases().get(i).logProbability();
        float[] tokens = all.get(i);
        double sum = IntStream.range(0, tokens.length).mapToDouble(t -> tokens[t]).sum();
        assertThat(sum).isCloseTo(expected, within(TOLERANCE * Math.abs(expected)));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.decoder.GoldenDecoder#all")
  void greedyTokensAreTheReferencesWithCache(GoldenDecoder golden) {
    try (CausalLm model = golden.open()) {
      for (Case expected : golden.cases()) {
        assertThat(withCache(model, List.of(expected))).containsExactly(expected.greedy());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.decoder.GoldenDecoder#all")
  void greedyTokensAreTheReferencesInABatchOfUnequalLengths(GoldenDecoder golden) {
    try (CausalLm model = golden.open()) {
      assertThat(withCache(model, golden.cases()))
          .isEqualTo(golden.cases().stream().map(Case::greedy).toList());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.mdaq.core.decoder.GoldenDecoder#all")
  void greedyTokensAreTheReferencesWithoutCache(GoldenDecoder golden) {
    try (CausalLm model = golden.open()) {
      for (Case expected : golden.cases()) {
        int[] ids = expected.prompt();
        List<Integer> tokens = new ArrayList<>();
        for (int i = 0; i < expected.greedy().size(); i++) {
          float[][] logits = model.logits(ids);
          tokens.add(likeliest(logits[ids.length - 1]));
          ids = Arrays.copyOf(ids, ids.length + 1);
          ids[ids.length - 1] = tokens.get(i);
        }
        assertThat(tokens).isEqualTo(expected.greedy());
      }
    }
  }

  /** As many greedy tokens for each case as its reference has. */
  private static List<List<Integer>> withCache(CausalLm model, List<Case> cases) {
    List<List<Integer>> tokens = new ArrayList<>();
    cases.forEach(c -> tokens.add(new ArrayList<>()));
    int steps = cases.stream().mapToInt(c -> c.greedy().size()).max().orElse(0);
    try (NextTokenSession session = model.start(cases.stream().map(Case::prompt).toList(), steps)) {
      for (int step = 0; step < steps; step++) {
        int[] next = new int[cases.size()];
        for (int row = 0; row < next.length; row++) {
          next[row] = likeliest(session.logits(row));
          if (step < cases.get(row).greedy().size()) {
            tokens.get(row).add(next[row]);
          }
        }
        session.append(next);
      }
    }
    return tokens;
  }

  private static int likeliest(float[] logits) {
    return IntStream.range(0, logits.length)
        .reduce((a, b) -> logits[b] > logits[a] ? b : a)
        .orElseThrow();
  }
}
