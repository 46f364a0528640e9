// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.assessment;

import io.mdaq.core.assessment.Assessment.Extent;
import java.util.List;
import java.util.Map;

/**
 * What one encoder read of some samples.
 *
 * @param byRole for each text that was asked for, the readings in the samples' order
 */
record EncodedSamples(Map<TextRole, List<Reading>> byRole) {

  Reading reading(int sample, TextRole role) {
    List<Reading> readings = byRole.get(role);
    if (readings == null) {
      throw new IllegalStateException("nobody asked for the " + role);
    }
    return readings.get(sample);
  }

  /** Whether no text of the sample was cut. */
  boolean sawWhole(int sample) {
    return byRole.values().stream()
        .allMatch(readings -> readings.get(sample).extent() == Extent.WHOLE);
  }
}
