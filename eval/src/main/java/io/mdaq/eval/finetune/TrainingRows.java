// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.finetune;

import io.mdaq.core.training.finetuning.Example;
import io.mdaq.core.training.finetuning.ExampleSet;

/**
 * Rows as sequences to train on.
 *
 * @param <C> how rows are counted
 * @param examples the sequences; their places are the numbers of their rows, where responses are
 *     learned
 * @param counts where the rows ended
 * @param sequences the same in numbers
 */
public record TrainingRows<C>(ExampleSet examples, C counts, FineTuneManifest.Sequences sequences) {

  static <C> TrainingRows<C> of(ExampleSet examples, C counts) {
    return new TrainingRows<>(
        examples,
        counts,
        new FineTuneManifest.Sequences(
            examples.usable().size(),
            examples.usable().stream().mapToLong(Example::length).sum(),
            examples.usable().stream().mapToLong(Example::terms).sum()));
  }
}
