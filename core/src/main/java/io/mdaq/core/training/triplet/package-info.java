// SPDX-License-Identifier: Apache-2.0
/**
 * Training of encoders on triplets: an anchor, a text that belongs to it and one that belongs less.
 * Token ids enter; the encoder learns to put the anchor nearer to the former than to the latter.
 */
@NullMarked
package io.mdaq.core.training.triplet;

import org.jspecify.annotations.NullMarked;
