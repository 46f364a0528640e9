// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.decoder.TrainableForm;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.KnownShape;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.lora.LoraConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Expected numbers are worked out by hand from the published shapes. */
class TrainingNeedTest {

  private static final DecoderConfig SMALL = (DecoderConfig) KnownShape.QWEN2_500M.config();
  private static final LoraConfig LORA = LoraConfig.ofAll(16, 32);

  private static TrainingNeed full(TrainableForm form, Activations activations, int tokens) {
    return TrainingNeed.of(SMALL, form, Optional.empty(), activations, tokens, tokens);
  }

  @Test
  void aTrainedWeightTakesSixteenBytes() {
    TrainingNeed need = full(TrainableForm.MIXED, Activations.RECOMPUTE, 1);

    assertThat(need.trained()).isEqualTo(494_032_768);
    assertThat(need.states()).isEqualTo(16L * 494_032_768);
  }

  @Test
  void aFrozenMatrixTakesTwoBytesAndAnAdapterSixteen() {
    TrainingNeed need =
        TrainingNeed.of(
            SMALL, TrainableForm.FROZEN_BFLOAT16, Optional.of(LORA), Activations.KEEP, 256, 256);
    // In + out of the seven projections: q and o 896 + 896, k and v 896 + 128, the others 896 +
    // 4864.
    long adapters = 24L * 16 * (2 * (896 + 896) + 2 * (896 + 128) + 3 * (896 + 4864));
    // Norms (two a layer and one) and biases (q, k, v).
    long vectors = 24L * (2 * 896 + 896 + 128 + 128) + 896;

    assertThat(need.trained()).isEqualTo(adapters);
    assertThat(need.weights()).isEqualTo(2 * (494_032_768 - vectors) + 4 * vectors + 4 * adapters);
    assertThat(need.gradients() + need.optimizer()).isEqualTo(12 * adapters);
  }

  @Test
  void recomputingLeavesTheInputsOfLayersAndOneInside() {
    long inside = 24L * 896 + 20 * 896 + 16 * 4864;

    assertThat(full(TrainableForm.FLOAT32, Activations.KEEP, 10).activations())
        .isEqualTo(24 * inside * 10);
    assertThat(full(TrainableForm.FLOAT32, Activations.RECOMPUTE, 10).activations())
        .isEqualTo(24L * 4 * 896 * 10 + inside * 10);
  }

  @Test
  void logitsAreComputedInBlocks() {
    assertThat(full(TrainableForm.FLOAT32, Activations.KEEP, 2).logits())
        .isEqualTo(4L * 2 * 151_936 + 4L * 151_936 * 896);
    assertThat(full(TrainableForm.FLOAT32, Activations.KEEP, 1 << 20).logits())
        .isEqualTo(4L * DecoderTraining.MOST_LOGITS + 4L * 151_936 * 896);
  }

  @Test
  void aTokenTakesSixOperationsForEachWeight() {
    TrainingNeed need = full(TrainableForm.FLOAT32, Activations.KEEP, 1);

    // The embedding is looked up and, tied, multiplied once; norms and biases count nothing.
    assertThat(need.operationsPerToken() / 494_032_768).isCloseTo(6, within(0.01));
  }
}
