// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.model;

/**
 * Rotary positions (Su et al. 2021, arXiv:2104.09864): pair i of a head of size d turns by {@code
 * position * theta^(-2i/d)}, before scaling.
 *
 * @param theta the base of the wavelengths, {@code rope_theta}
 */
public record Rope(double theta, Scaling scaling) {

  /** How the frequencies are changed so that longer texts fit. */
  public sealed interface Scaling {}

  /** The frequencies as they are; {@code rope_type: default}. */
  public record Unscaled() implements Scaling {}

  /** Every frequency divided by the factor (Chen et al. 2023, arXiv:2306.15595). */
  public record Linear(double factor) implements Scaling {
    public Linear {
      Limits.inRange("factor", factor, 1, Limits.MAX_FACTOR);
    }
  }

  /**
   * Llama 3.1's rule (Grattafiori et al. 2024, arXiv:2407.21783): with L = {@code
   * originalMaxTokens}, wavelengths below {@code L / highFrequencyFactor} stay, those above {@code
   * L / lowFrequencyFactor} are multiplied by {@code factor}, and frequencies between are
   * interpolated.
   */
  public record Llama3(
      double factor, double lowFrequencyFactor, double highFrequencyFactor, int originalMaxTokens)
      implements Scaling {
    public Llama3 {
      Limits.inRange("factor", factor, 1, Limits.MAX_FACTOR);
      Limits.positive("low_freq_factor", lowFrequencyFactor, Limits.MAX_FACTOR);
      Limits.positive("high_freq_factor", highFrequencyFactor, Limits.MAX_FACTOR);
      if (highFrequencyFactor <= lowFrequencyFactor) {
        throw new IllegalArgumentException(
            "high_freq_factor is "
                + highFrequencyFactor
                + "; allowed are numbers above low_freq_factor, which is "
                + lowFrequencyFactor);
      }
      Limits.inRange("original_max_position_embeddings", originalMaxTokens, 1, Limits.POSITIONS);
    }
  }

  /**
   * @throws IllegalArgumentException if theta is out of range
   */
  public Rope {
    Limits.inRange("rope_theta", theta, 1, Limits.MAX_THETA);
  }

  /** Rotary positions without scaling. */
  public static Rope unscaled(double theta) {
    return new Rope(theta, new Unscaled());
  }
}
