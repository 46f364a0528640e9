// SPDX-License-Identifier: Apache-2.0
/**
 * Causal language models of the Llama family on PyTorch. A model folder enters; token ids enter and
 * logits or log-probabilities leave as plain arrays. All layers run in one call of a script whose
 * text is written for the configuration, so that a step costs little more than reading the weights.
 * Rows of a batch are filled up at the right and see only themselves, so that padding changes
 * nothing. The same weights and layers, called one by one, pass gradients to whoever trains them.
 */
@NullMarked
package io.mdaq.core.decoder;

import org.jspecify.annotations.NullMarked;
