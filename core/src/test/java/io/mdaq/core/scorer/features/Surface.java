// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.scorer.features;

import io.mdaq.core.sample.SampleText;
import java.util.List;

/** The features of one sample, by name. */
record Surface(List<String> names, float[] values) {

  private static final int LIMIT = 32_768;

  static Surface of(String instruction, String input, String response) {
    return of(LIMIT, instruction, input, response);
  }

  static Surface of(int limit, String instruction, String input, String response) {
    return of(new SurfaceFeatures(), limit, new SampleText(instruction, input, response));
  }

  static Surface of(SurfaceFeatures features, int limit, SampleText text) {
    float[] values = new float[SurfaceFeatures.count()];
    features.compute(
        text,
        scanned(limit, text.instruction()),
        scanned(limit, text.input()),
        scanned(limit, text.response()),
        values);
    return new Surface(SurfaceFeatures.names(), values);
  }

  double get(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no feature " + name);
    }
    return values[index];
  }

  boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** What a feature that is the logarithm of 1 + x has for x. */
  static double log(double x) {
    return (float) Math.log1p(x);
  }

  private static ScannedText scanned(int limit, String text) {
    ScannedText scanned = new ScannedText(limit);
    scanned.scan(text);
    return scanned;
  }
}
