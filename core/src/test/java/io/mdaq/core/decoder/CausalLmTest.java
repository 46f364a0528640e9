// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.model.ModelFolder;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.torch.TorchDevice;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CausalLmTest {

  private static final int[] TEXT = new SplittableRandom(1).ints(37, 0, 300).toArray();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void logitsAreThoseOfPlainLoops(TinyDecoder tiny) {
    ModelFolder files = tiny.write(folder);
    double[][] expected = new PlainDecoder(tiny.config(), files.weights()).logits(TEXT);

    try (CausalLm model = CausalLm.load(files, Precision.FLOAT32, TorchDevice.CPU)) {
      assertThat(distance(model.logits(TEXT), expected)).isLessThan(1e-5);
    }
    try (CausalLm model = CausalLm.load(files, Precision.BFLOAT16, TorchDevice.CPU)) {
      assertThat(model.precision()).isEqualTo(Precision.BFLOAT16);
      assertThat(distance(model.logits(TEXT), expected)).isBetween(1e-6, 3e-2);
    }
  }

  private static double distance(float[][] actual, double[][] expected) {
    double largest = 0;
    double difference = 0;
    for (int t = 0; t < expected.length; t++) {
      for (int i = 0; i < expected[t].length; i++) {
        largest = Math.max(largest, Math.abs(expected[t][i]));
        difference = Math.max(difference, Math.abs(actual[t][i] - expected[t][i]));
      }
    }
    return difference / largest;
  }

  @ParameterizedTest
  @EnumSource
  void stepsThroughTheCacheGiveTheLogitsOfTheWholeText(TinyDecoder tiny) {
    for (Precision precision : List.of(Precision.FLOAT32, Precision.BFLOAT16)) {
      double tolerance = precision == Precision.FLOAT32 ? 1e-5 : 3e-2;
      try (CausalLm model = tiny.open(folder.resolve(precision.label()), precision)) {
        float[][] whole = model.logits(TEXT);
        List<int[]> prompts =
            List.of(Arrays.copyOf(TEXT, 1), Arrays.copyOf(TEXT, 16), Arrays.copyOf(TEXT, 20));
        try (NextTokenSession session = model.start(prompts, 17)) {
          for (int step = 0; step < 17; step++) {
            int[] next = new int[3];
            for (int row = 0; row < 3; row++) {
              int at = prompts.get(row).length - 1 + step;
              assertThat(distance(new float[][] {session.logits(row)}, wide(whole[at])))
                  .as("row %s, step %s", row, step)
                  .isLessThan(tolerance);
              next[row] = TEXT[at + 1];
            }
            session.append(next);
          }
        }
      }
    }
  }

  private static double[][] wide(float[] row) {
    double[] wide = new double[row.length];
    Arrays.setAll(wide, i -> row[i]);
    return new double[][] {wide};
  }

  @Test
  void aRowsNumbersDoNotDependOnItsNeighbours() {
    try (CausalLm model = TinyDecoder.QWEN2.open(folder, Precision.FLOAT32)) {
      Continuation first = Continuation.ofAllButFirst(Arrays.copyOf(TEXT, 20));
      Continuation second = Continuation.ofAllButFirst(TEXT);
      Continuation third = Continuation.ofAllButFirst(Arrays.copyOf(TEXT, 25));

      List<float[]> together = model.logProbabilities(List.of(first, second, third));

      assertThat(together.get(0)).isEqualTo(model.logProbabilities(List.of(first)).get(0));
      assertThat(together.get(1)).isEqualTo(model.logProbabilities(List.of(second)).get(0));
      assertThat(together.get(2)).isEqualTo(model.logProbabilities(List.of(third)).get(0));
    }
  }

  @Test
  void logProbabilitiesAreTheSoftmaxOfTheLogits() {
    for (Precision precision : List.of(Precision.FLOAT32, Precision.BFLOAT16)) {
      try (CausalLm model =
          TinyDecoder.LLAMA31.open(folder.resolve(precision.label()), precision)) {
        float[][] logits = model.logits(TEXT);
        int[] prompt = Arrays.copyOf(TEXT, 30);
        int[] tokens = Arrays.copyOfRange(TEXT, 30, 37);

        float[] actual = model.logProbabilities(List.of(Continuation.of(prompt, tokens))).get(0);

        assertThat(actual).hasSize(7);
        for (int i = 0; i < 7; i++) {
          double sum = 0;
          for (float logit : logits[29 + i]) {
            sum += Math.exp(logit);
          }
          assertThat((double) actual[i])
              .isCloseTo(logits[29 + i][tokens[i]] - Math.log(sum), within(1e-4));
        }
      }
    }
  }

  @Test
  void nothingToJudgeGivesNoNumbers() {
    try (CausalLm model = TinyDecoder.QWEN2.open(folder, Precision.FLOAT32)) {
      assertThat(model.logProbabilities(List.of())).isEmpty();
      assertThat(model.logProbabilities(List.of(Continuation.of(TEXT, new int[0]))).get(0))
          .isEmpty();
    }
  }

  @Test
  void rowsThatAreKeptGoOnAsIfNothingHappened() {
    try (CausalLm model = TinyDecoder.QWEN3.open(folder, Precision.BFLOAT16);
        NextTokenSession all = model.start(List.of(TEXT, Arrays.copyOf(TEXT, 5), TEXT), 3);
        NextTokenSession fewer = model.start(List.of(TEXT, Arrays.copyOf(TEXT, 5), TEXT), 3)) {
      all.append(new int[] {1, 2, 3});
      fewer.append(new int[] {1, 2, 3});
      fewer.retain(new int[] {2, 1});
      assertThat(fewer.rows()).isEqualTo(2);
      assertThat(fewer.logits(0)).isEqualTo(all.logits(2));
      all.append(new int[] {7, 8, 9});
      fewer.append(new int[] {9, 8});

      assertThat(distance(new float[][] {fewer.logits(0)}, wide(all.logits(2)))).isLessThan(3e-2);
      assertThat(distance(new float[][] {fewer.logits(1)}, wide(all.logits(1)))).isLessThan(3e-2);
    }
  }

  @Test
  void aRowDoesNotOutgrowWhatWasAskedFor() {
    try (CausalLm model = TinyDecoder.QWEN2.open(folder, Precision.FLOAT32);
        NextTokenSession session = model.start(List.of(new int[16]), 0)) {
      assertThatThrownBy(() -> session.append(new int[] {1}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("row 0 has 16 tokens");
    }
  }

  @Test
  void callsAndSessionsLeaveNothingBehind() {
    try (CausalLm model = TinyDecoder.LLAMA31.open(folder, Precision.BFLOAT16)) {
      int before = model.arrays();
      for (int i = 0; i < 3; i++) {
        model.logits(TEXT);
        model.logProbabilities(List.of(Continuation.ofAllButFirst(TEXT)));
        try (NextTokenSession session = model.start(List.of(TEXT, TEXT), 2)) {
          session.append(new int[] {1, 2});
          session.retain(new int[] {1});
          session.append(new int[] {3});
        }
      }

      assertThat(model.arrays()).isEqualTo(before).isPositive();
    }
  }

  @Test
  void unfitTokensAreRefused() {
    try (CausalLm model = TinyDecoder.QWEN2.open(folder, Precision.FLOAT32)) {
      assertThatThrownBy(() -> model.start(List.of(new int[0]), 1))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("a prompt has no tokens")
          .hasMessageContaining("bos");
      assertThatThrownBy(() -> model.logits(new int[129]))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("129 tokens")
          .hasMessageContaining("at most 128");
      assertThatThrownBy(() -> model.logits(new int[] {1, 300}))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("token id 300 at place 1")
          .hasMessageContaining("0 to 299");
      assertThatThrownBy(() -> model.logits(new int[] {-1}))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("token id -1");
      assertThat(model.logits(new int[128])).hasDimensions(128, 300);
    }
  }
}
