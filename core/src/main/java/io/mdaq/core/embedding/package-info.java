// SPDX-License-Identifier: Apache-2.0
/**
 * Turns a sample's texts into a unit vector whose neighbours speak of similar things. Texts enter,
 * fixed-point vectors leave ({@link io.mdaq.core.embedding.UnitVectors}): from there on all
 * arithmetic is exact, so clusters are the same on every machine. The embedded model is lexical
 * (hashed character n-grams, projected at random) and needs no spaces between words; the small
 * resource beside it lists the n-grams that are common in some language and therefore say little.
 */
@NullMarked
package io.mdaq.core.embedding;

import org.jspecify.annotations.NullMarked;
