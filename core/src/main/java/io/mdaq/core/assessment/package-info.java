// SPDX-License-Identifier: Apache-2.0
/**
 * What models say of samples: texts enter, a score and a vector per sample leave, or the reason why
 * a model could not take it. Scoring and embedding are independent parts, lexical or neural; where
 * both are read from the same encoder, each text goes through it once.
 */
@NullMarked
package io.mdaq.core.assessment;

import org.jspecify.annotations.NullMarked;
