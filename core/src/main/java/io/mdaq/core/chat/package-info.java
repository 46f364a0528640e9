// SPDX-License-Identifier: Apache-2.0
/**
 * Conversations as the text that a model was trained on. Messages enter; the prompt leaves, by the
 * chat template of the model's folder or, for base models that have none, in the words of Stanford
 * Alpaca. A template that cannot be rendered is an error and never replaced by another one, because
 * a model that is asked in a foreign format answers badly without a sign of it.
 */
@NullMarked
package io.mdaq.core.chat;

import org.jspecify.annotations.NullMarked;
