// SPDX-License-Identifier: Apache-2.0
/**
 * Whether a scorer is as sure as it should be. Differences of scores are read as log-odds; of the
 * pairs that a scorer is so and so sure of, it should tell that share right. What comes out lies
 * beside the model, and says per language how far it can be believed.
 */
@NullMarked
package io.mdaq.core.scorer.calibration;

import org.jspecify.annotations.NullMarked;
