// SPDX-License-Identifier: Apache-2.0
/**
 * Text as ids and models see it: one normal form for each text, lengths in code points, and the
 * question whether a text says anything at all. Nothing here counts words or looks for spaces, so
 * every script is treated alike. What is written back to users is never normalised.
 */
@NullMarked
package io.mdaq.core.text;

import org.jspecify.annotations.NullMarked;
