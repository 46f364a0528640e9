// SPDX-License-Identifier: Apache-2.0
/**
 * What a neural model is, before any engine: its configuration, the table of its weights, and the
 * folder in the Hugging Face layout that holds both. Folders come from strangers: every number of a
 * configuration is checked on its own and against the others, and the tensors of the checkpoint
 * against the configuration, before anything is allocated for them. Supported are the encoder
 * XLM-RoBERTa and the decoders Llama, Qwen2 and Qwen3; anything else is refused by name. Also makes
 * folders with random weights, for tests and benchmarks.
 */
@NullMarked
package io.mdaq.core.model;

import org.jspecify.annotations.NullMarked;
