// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

/**
 * A text as an encoder saw it.
 *
 * @param vector the encoder's; not finite where it failed
 */
record Reading(float[] vector, Assessment.Extent extent) {}
