// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinHashTest {

  private static final int PAIRS = 4000;

  private final NearDuplicateSettings settings = NearDuplicateSettings.of(0.8, 42);
  private final Banding banding = Banding.forThreshold(settings.threshold());
  private final MinHash minHash = new MinHash(settings);

  /** Two sets of so many shingles in all, of which the first has some alone and the second some. */
  private boolean meet(Random random, int common, int alone) {
    int[] all = random.ints(common + 2L * alone).toArray();
    long[] left =
        minHash.buckets("en", IntStream.range(0, common + alone).map(i -> all[i]).toArray());
    long[] right =
        minHash.buckets("en", IntStream.range(alone, all.length).map(i -> all[i]).toArray());
    return IntStream.range(0, left.length).anyMatch(band -> left[band] == right[band]);
  }

  /**
   * The formula of {@link Banding} takes the hashes to be independent. In short texts, where bins
   * borrow from each other, they are not quite, and pairs at the threshold are missed more often.
   */
  @ParameterizedTest
  @CsvSource({
    "800, 100, 0.01",
    "400, 50, 0.01",
    "80, 10, 0.015",
    "40, 5, 0.03",
    "16, 2, 0.08",
    "600, 200, 0.02",
    "60, 20, 0.04",
    "100, 100, 0.02"
  })
  void setsMeetAsOftenAsTheirSimilaritySays(int common, int alone, double tolerance) {
    Random random = new Random(common);
    double similarity = (double) common / (common + 2 * alone);
    long met = IntStream.range(0, PAIRS).filter(i -> meet(random, common, alone)).count();
    assertThat((double) met / PAIRS)
        .isBetween(
            banding.probability(similarity) - tolerance,
            banding.probability(similarity) + tolerance);
  }

  @Test
  void oneShingleFillsAllBands() {
    long[] buckets = minHash.buckets("en", new int[] {7});
    assertThat(buckets).hasSize(banding.bands()).doesNotHaveDuplicates();
    assertThat(buckets).isEqualTo(minHash.buckets("en", new int[] {7, 7, 7}));
    assertThat(LongStream.of(buckets).boxed())
        .doesNotContainAnyElementsOf(
            LongStream.of(minHash.buckets("de", new int[] {7})).boxed().toList());
  }

  @Test
  void theOrderOfTheShinglesMakesNoDifference() {
    int[] shingles = new Random(1).ints(500).toArray();
    int[] reversed = IntStream.range(0, 500).map(i -> shingles[499 - i]).toArray();
    assertThat(minHash.buckets("en", reversed)).isEqualTo(minHash.buckets("en", shingles));
  }

  @Test
  void anotherSeedGivesOtherBuckets() {
    int[] shingles = new Random(1).ints(500).toArray();
    long[] other = new MinHash(NearDuplicateSettings.of(0.8, 43)).buckets("en", shingles);
    assertThat(LongStream.of(other).boxed())
        .doesNotContainAnyElementsOf(
            LongStream.of(minHash.buckets("en", shingles)).boxed().toList());
  }
}
