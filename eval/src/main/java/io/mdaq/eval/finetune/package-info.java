// SPDX-License-Identifier: Apache-2.0
/**
 * The stage {@code fine-tune}: a base model and instruction data enter; a model or an adapter
 * leaves, with a log, a loss curve and a manifest. Rows become sequences of tokens in the chat
 * format of the model, and each row ends in one counted outcome. The training itself is that of
 * core; here are its data, its output folder and what it says of itself. A run that was interrupted
 * goes on when it is started again.
 */
@NullMarked
package io.mdaq.eval.finetune;

import org.jspecify.annotations.NullMarked;
