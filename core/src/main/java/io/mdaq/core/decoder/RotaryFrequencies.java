// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.Rope;

/**
 * The angle by which each pair of a head turns per position (Su et al. 2021, arXiv:2104.09864),
 * scaled as Hugging Face transformers does ({@code modeling_rope_utils.py}, functions {@code
 * _compute_linear_scaling_rope_parameters} and {@code _compute_llama3_parameters}). Computed in
 * double and rounded once; models were trained with float32 frequencies.
 */
final class RotaryFrequencies {

  private RotaryFrequencies() {}

  /** Radians per position, {@code headSize / 2} of them, from the fastest to the slowest. */
  static float[] of(DecoderConfig config) {
    int size = config.headSize();
    float[] frequencies = new float[size / 2];
    for (int i = 0; i < frequencies.length; i++) {
      double plain = 1 / StrictMath.pow(config.rope().theta(), 2.0 * i / size);
      frequencies[i] = (float) scaled(plain, config.rope().scaling());
    }
    return frequencies;
  }

  private static double scaled(double frequency, Rope.Scaling scaling) {
    if (scaling instanceof Rope.Linear linear) {
      return frequency / linear.factor();
    }
    if (scaling instanceof Rope.Llama3 llama3) {
      return llama3(frequency, llama3);
    }
    return frequency;
  }

  private static double llama3(double frequency, Rope.Llama3 rule) {
    double wavelength = 2 * StrictMath.PI / frequency;
    if (wavelength < rule.originalMaxTokens() / rule.highFrequencyFactor()) {
      return frequency;
    }
    double slow = frequency / rule.factor();
    if (wavelength > rule.originalMaxTokens() / rule.lowFrequencyFactor()) {
      return slow;
    }
    double share =
        (rule.originalMaxTokens() / wavelength - rule.lowFrequencyFactor())
            / (rule.highFrequencyFactor() - rule.lowFrequencyFactor());
    return (1 - share) * slow + share * frequency;
  }
}
