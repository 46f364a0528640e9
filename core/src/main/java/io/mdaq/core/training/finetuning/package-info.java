// SPDX-License-Identifier: Apache-2.0
/**
 * Supervised fine-tuning of causal language models. Token ids with labels enter; the loss is the
 * mean cross-entropy of the labelled tokens, which are usually those of the response. All weights
 * are trained, or adapters beside frozen ones.
 */
@NullMarked
package io.mdaq.core.training.finetuning;

import org.jspecify.annotations.NullMarked;
