// SPDX-License-Identifier: Apache-2.0
/**
 * Makes a quality scorer of an encoder: revision pairs enter, a model folder leaves that {@code
 * curate} takes as {@code scorer.model}. The encoder is one that was read, or a small one from
 * scratch with a vocabulary of the training texts. What the loop needs to go on after an
 * interruption lies in the folder until the model is whole.
 */
@NullMarked
package io.mdaq.core.training.scorer;

import org.jspecify.annotations.NullMarked;
