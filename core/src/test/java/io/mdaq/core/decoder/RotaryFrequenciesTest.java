// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mdaq.core.model.Architecture;
import io.mdaq.core.model.DecoderConfig;
import io.mdaq.core.model.Rope;
import org.junit.jupiter.api.Test;

class RotaryFrequenciesTest {

  private static float[] frequencies(Rope rope) {
    return RotaryFrequencies.of(
        new DecoderConfig(
            Architecture.LLAMA,
            300,
            128,
            64,
            1,
            1,
            1,
            128,
            131_072,
            1e-5,
            rope,
            DecoderConfig.AttentionBias.NONE,
            DecoderConfig.MlpBias.NONE,
            DecoderConfig.OutputHead.TIED));
  }

  @Test
  void unscaledFrequenciesFallFromOneByEqualRatios() {
    float[] plain = frequencies(Rope.unscaled(10_000));

    assertThat(plain).hasSize(64);
    assertThat(plain[0]).isEqualTo(1);
    assertThat(plain[32]).isCloseTo(0.01f, within(1e-9f));
    assertThat(plain[63] / plain[62]).isCloseTo(plain[1], within(1e-6f));
  }

  @Test
  void linearScalingDividesAll() {
    float[] plain = frequencies(Rope.unscaled(10_000));
    float[] scaled = frequencies(new Rope(10_000, new Rope.Linear(4)));

    for (int i = 0; i < plain.length; i++) {
      assertThat(scaled[i]).isEqualTo(plain[i] / 4);
    }
  }

  /** Llama 3.1's own numbers; wavelength of pair i is 2 pi 500000^(i/64), worked out by hand. */
  @Test
  void llama3KeepsShortWavesStretchesLongOnesAndBlendsBetween() {
    float[] plain = frequencies(Rope.unscaled(500_000));
    float[] scaled = frequencies(new Rope(500_000, new Rope.Llama3(8, 1, 4, 8192)));

    // Wavelengths below 8192 / 4: up to pair 28 (1956.6); above 8192 / 1: from pair 35 (8219.9).
    for (int i = 0; i <= 28; i++) {
      assertThat(scaled[i]).as("pair %s", i).isEqualTo(plain[i]);
    }
    for (int i = 35; i < 64; i++) {
      assertThat(scaled[i]).as("pair %s", i).isEqualTo(plain[i] / 8);
    }
    double wavelength = 2 * Math.PI / plain[31];
    double share = (8192 / wavelength - 1) / 3;
    assertThat((double) scaled[31]).isCloseTo(plain[31] * (share + (1 - share) / 8), within(1e-9));
    for (int i = 29; i < 35; i++) {
      assertThat(scaled[i]).isBetween(plain[i] / 8, plain[i]).isLessThan(scaled[i - 1]);
    }
  }
}
