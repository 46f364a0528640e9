// SPDX-License-Identifier: Apache-2.0
/**
 * Text from a causal language model. Prompts as token ids and settings enter; for each prompt a
 * text with its tokens, their log-probabilities and the reason why it ended leaves, or a failure
 * that says what is wrong: numbers that are none never become a token. Choosing a token is plain
 * Java in double arithmetic. Draws are seeded by the seed and the prompt, so that they do not
 * depend on the other prompts of a batch.
 */
@NullMarked
package io.mdaq.core.generation;

import org.jspecify.annotations.NullMarked;
