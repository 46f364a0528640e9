// SPDX-License-Identifier: Apache-2.0
/**
 * Text into token ids and back, by the {@code tokenizer.json} of a model. Texts enter whole and
 * leave whole: nothing is cut or padded, whatever the file asks for, because a silently shortened
 * text would be scored as if it were complete. A file that is damaged, or that has more tokens than
 * the model, is refused before the first text.
 */
@NullMarked
package io.mdaq.core.tokenizer;

import org.jspecify.annotations.NullMarked;
