// SPDX-License-Identifier: Apache-2.0
/**
 * Quality scoring: how good is a sample, as experts who revise samples would see it. The lexical
 * model needs no download and no GPU; it is trained on pairs of raw and revised samples and
 * evaluated by how often it tells which is which.
 */
@NullMarked
package io.mdaq.core.scorer;

import org.jspecify.annotations.NullMarked;
