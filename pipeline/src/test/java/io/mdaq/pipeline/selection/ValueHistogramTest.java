// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueHistogramTest {

  private static ValueHistogram of(int... values) {
    ValueCounter counter = new ValueCounter();
    for (int value : values) {
      counter.add(value);
    }
    return counter.histogram();
  }

  private static ValueHistogram copyOf(ValueHistogram histogram) {
    ByteWriter out = new ByteWriter();
    histogram.write(out);
    return ValueHistogram.read(new ByteReader(out.toByteArray()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 1000, 100_000})
  void agreesWithSorting(int spread) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(8L);
    int[] values = random.ints(5000, -spread, spread + 1).toArray();
    ValueCounter merged = new ValueCounter();
    for (int shard = 0; shard < 7; shard++) {
      ValueCounter part = new ValueCounter();
      for (int i = shard; i < values.length; i += 7) {
        part.add(values[i]);
      }
      merged.addAll(copyOf(part.histogram()));
    }
    ValueHistogram histogram = merged.histogram();
    assertThat(histogram).isEqualTo(of(values)).hasSameHashCodeAs(of(values));
    assertThat(histogram.total()).isEqualTo(5000);
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int rank = 1; rank <= sorted.length; rank += 13) {
      assertThat(histogram.valueAtRank(rank)).isEqualTo(sorted[sorted.length - rank]);
    }
    for (int i = 0; i < 200; i++) {
      int value = random.nextInt(-spread - 2, spread + 3);
      long below = Arrays.stream(sorted).filter(other -> other < value).count();
      long equal = Arrays.stream(sorted).filter(other -> other == value).count();
      assertThat(histogram.percentile(value))
          .isEqualTo((int) Math.floor((below + equal / 2.0) / 5000 * 10_000 + 1e-9));
    }
  }

  @Test
  void percentilesOfSmallGroups() {
    assertThat(of(7).percentile(7)).isEqualTo(5000);
    assertThat(of(7).percentile(8)).isEqualTo(10_000);
    assertThat(of(7).percentile(6)).isZero();
    assertThat(of(1, 2, 3).percentile(2)).isEqualTo(5000);
    assertThat(of(1, 2, 3).percentile(1)).isEqualTo(1666);
    assertThat(of(4, 4, 4, 4).percentile(4)).isEqualTo(5000);
    assertThat(of().percentile(3)).isZero();
  }

  @Test
  void hugeCountsAndExtremeValues() {
    ValueHistogram huge =
        new ValueHistogram(
            new int[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE},
            new long[] {1L << 40, 1, 1L << 40});
    assertThat(huge.percentile(0)).isEqualTo(5000);
    assertThat(huge.valueAtRank(1L << 40)).isEqualTo(Integer.MAX_VALUE);
    assertThat(huge.valueAtRank((1L << 40) + 1)).isZero();
    assertThat(huge.valueAtRank((1L << 40) + 2)).isEqualTo(Integer.MIN_VALUE);
    assertThat(copyOf(huge)).isEqualTo(huge);
    assertThat(copyOf(of())).isEqualTo(of());
  }

  @Test
  void refusesRanksThatDoNotExist() {
    assertThatThrownBy(() -> of(1, 2).valueAtRank(0)).hasMessage("rank 0 of 2 samples");
    assertThatThrownBy(() -> of(1, 2).valueAtRank(3)).hasMessage("rank 3 of 2 samples");
    assertThatThrownBy(() -> of().valueAtRank(1)).hasMessage("rank 1 of 0 samples");
  }
}
