// SPDX-License-Identifier: Apache-2.0
/**
 * One training loop for all models. A {@code Trainer} takes batches from a source, lets the model
 * add up gradients, clips them, and lets an optimizer change the parameters; an observer sees every
 * step, writes the log and saves what is needed to go on. Which rows make up a step depends on the
 * seed and the step's number only, so that a training that was interrupted ends with the same bits.
 * Nothing here knows a file format of models or a command; texts were turned into token ids before.
 */
@NullMarked
package io.mdaq.core.training;

import org.jspecify.annotations.NullMarked;
