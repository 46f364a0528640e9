// SPDX-License-Identifier: Apache-2.0
/**
 * From prompts to responses. Conversations are asked turn by turn, later turns with the model's own
 * earlier answers, in parts that are small enough for memory and are written one by one, so that an
 * interrupted run goes on where it stopped. An answer depends on the model, its prompt and its own
 * seed only: neither batches nor parts nor interruptions change a byte. The folder is finished when
 * its manifest is there.
 */
@NullMarked
package io.mdaq.eval.generate;

import org.jspecify.annotations.NullMarked;
