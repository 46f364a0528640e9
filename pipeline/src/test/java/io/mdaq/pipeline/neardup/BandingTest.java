// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.sample.SampleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandingTest {

  private static final int HAN = 0x4E00;
  private static final int HAN_CHARACTERS = 20_000;

  @ParameterizedTest
  @CsvSource({"6000, 19, 3", "7000, 17, 4", "8000, 12, 5", "9000, 9, 8", "10000, 1, 72"})
  void findsNinetyNinePercentAtTheThreshold(int threshold, int bands, int rows) {
    Banding banding = Banding.forThreshold(threshold);

    assertThat(banding).isEqualTo(new Banding(bands, rows));
    assertThat(banding.probability(threshold / 10_000.0)).isGreaterThanOrEqualTo(0.99);
    assertThat(banding.probability(threshold / 30_000.0)).isLessThan(0.15);
  }

  /** Half of the bands of two texts agree as often as the formula says. */
  @Test
  void bandsAgreeAsTheFormulaSays() {
    MinHash minHash = new MinHash(NearDuplicateSettings.of(0.8, 1));
    int met = 0;
    int agreeing = 0;
    int pairs = 2000;
    for (int i = 0; i < pairs; i++) {
      // 45 shingles of 55 in both: similarity 9 / 11.
      long[] a = minHash.buckets("xx", shingles(i, 0).hashes());
      long[] b = minHash.buckets("xx", shingles(i, 5).hashes());
      int same = 0;
      for (int band = 0; band < a.length; band++) {
        same += a[band] == b[band] ? 1 : 0;
      }
      agreeing += same;
      met += same > 0 ? 1 : 0;
    }
    double bandProbability = Math.pow(9.0 / 11, 5);
    assertThat(agreeing / (12.0 * pairs)).isBetween(bandProbability - 0.02, bandProbability + 0.02);
    assertThat((double) met / pairs).isGreaterThan(0.98);
  }

  /** Fifty characters that no other text has, the first ones left out: 50 runs of three. */
  private static ShingleSet shingles(int number, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < from + 52; i++) {
      text.appendCodePoint(HAN + (number * 60 + i) % HAN_CHARACTERS);
    }
    return new Shingler().of(new SampleText(text.toString(), "", ""));
  }
}
