// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.training.finetuning;

import io.mdaq.core.decoder.TrainableForm;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.WeightTable;
import io.mdaq.core.torch.Precision;
import io.mdaq.core.training.Activations;
import io.mdaq.core.training.lora.LoraConfig;
import java.util.Optional;

/**
 * What training a decoder takes, told from its shape alone. Bytes:
 *
 * <ul>
 *   <li>weights: 4 a number, 2 for the matrices of a frozen base in bfloat16; an adapter has {@code
 *       rank * (in + out)} numbers for each projection
 *   <li>gradients: 4 for each trained number; AdamW: 8
 *   <li>activations, where C is the width of the states, Q that of all query heads and I that of
 *       the feed-forward block: what the layers' functions remember is 24 C + 20 Q + 16 I bytes a
 *       token and layer in float32, and 20 C + 10 Q + 14 I in bfloat16, together with a rounded
 *       copy of all trained layer matrices; where layers are recomputed, 4 C a token and layer, and
 *       one layer of the former
 *   <li>logits: 4 for each token and each id of the vocabulary, in blocks, or 2 in bfloat16; and
 *       where the head is trained, its gradient by a block: 4 for each number, 6 in bfloat16
 * </ul>
 *
 * @param trained how many numbers are trained
 * @param operationsPerToken floating-point operations of a token, forward and backward, as {@link
 *     DecoderOperations} counts them where the loss is taken of every token
 */
public record TrainingNeed(
    long trained,
    long weights,
    long gradients,
    long optimizer,
    long activations,
    long logits,
    double operationsPerToken) {

  private static final int FLOAT = 4;
  private static final int BRAIN = 2;

  /**
   * The need of one device that does it all.
   *
   * @param lora empty where all weights are trained
   * @param tokensAtOnce computed together
   * @param width tokens of a row
   */
  public static TrainingNeed of(
      DecoderConfig config,
      TrainableForm form,
      Optional<LoraConfig> lora,
      Activations activations,
      int tokensAtOnce,
      int width) {
    long all = WeightTable.parameters(config);
    long adapters = lora.map(adapter -> adapter.parameters(config)).orElse(0L);
    long trained = lora.isPresent() ? adapters : all;
    DecoderOperations operations =
        lora.isPresent()
            ? DecoderOperations.ofAdapter(config, adapters)
            : DecoderOperations.ofAllWeights(config);
    return new TrainingNeed(
        trained,
        weights(config, form) + FLOAT * adapters,
        FLOAT * trained,
        2L * FLOAT * trained,
        activations(config, form, lora, activations, tokensAtOnce),
        logits(config, form, lora, tokensAtOnce),
        operations.ofBatch(1, width, width) / width);
  }

  private static long weights(DecoderConfig config, TrainableForm form) {
    return WeightTable.of(config).stream()
        .mapToLong(
            weight ->
                weight.elements()
                    * (form.stored() == Precision.BFLOAT16 && weight.shape().size() > 1
                        ? BRAIN
                        : FLOAT))
        .sum();
  }

  private static long logits(
      DecoderConfig config, TrainableForm form, Optional<LoraConfig> lora, int tokens) {
    int product = form.multiplied() == Precision.BFLOAT16 ? BRAIN : FLOAT;
    int gradient = product == FLOAT ? FLOAT : BRAIN + FLOAT;
    long head = lora.isPresent() ? 0 : (long) config.vocabularySize() * config.hiddenSize();
    long block = Math.min((long) tokens * config.vocabularySize(), DecoderTraining.MOST_LOGITS);
    return product * block + gradient * head;
  }

  private static long activations(
      DecoderConfig config,
      TrainableForm form,
      Optional<LoraConfig> lora,
      Activations activations,
      int tokens) {
    long width = config.hiddenSize();
    long queries = config.queryWidth();
    long inner = config.intermediateSize();
    boolean isRounded = form.multiplied() == Precision.BFLOAT16;
    long states =
        isRounded ? 20 * width + 10 * queries + 14 * inner : 24 * width + 20 * queries + 16 * inner;
    boolean copiesMatrices = isRounded && lora.isEmpty();
    long copies = copiesMatrices ? BRAIN * DecoderOperations.matrices(config) : 0;
    return switch (activations) {
      case KEEP -> config.layers() * states * tokens + copies;
      case RECOMPUTE ->
          (long) FLOAT * config.layers() * width * tokens
              + states * tokens
              + copies / config.layers();
    };
  }

  /** What may be spread over several devices: weights, gradients and the optimizer's state. */
  public long states() {
    return weights + gradients + optimizer;
  }

  /** All bytes. */
  public long bytes() {
    return states() + activations + logits;
  }
}
