// SPDX-License-Identifier: Apache-2.0
/**
 * A vocabulary of byte pairs learned from texts, for models that are trained from scratch. Texts
 * enter, pieces and the merges that make them leave; nothing here knows a file format. A small
 * vocabulary of the texts' own languages makes rows several times shorter than single bytes do.
 */
@NullMarked
package io.mdaq.core.tokenizer.bytepair;

import org.jspecify.annotations.NullMarked;
