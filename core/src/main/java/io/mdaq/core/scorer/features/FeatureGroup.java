// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

/** One idea of what to look at in a sample. Puts the same names in the same order every time. */
interface FeatureGroup {

  void write(SampleProfile sample, FeatureSink sink);
}
