// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost;

import io.mdaq.core.sample.SampleText;

/**
 * A sample to be boosted.
 *
 * @param id of the sample
 * @param language BCP-47
 */
public record BoostCandidate(String id, String language, SampleText text) {}
