// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.cluster.TestVectors.Sample;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSetTest {

  private static final List<Sample> SAMPLES = TestVectors.blobs(3, 10, 100, 8);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 999, 1000, 5000})
  void keepsTheSmallestHashesHoweverTheSamplesAreSpread(int capacity) {
    IdHash hash = new IdHash(5);
    List<SampleId> expected =
        SAMPLES.stream()
            .map(Sample::id)
            .sorted((a, b) -> Long.compareUnsigned(hash.of(a), hash.of(b)))
            .limit(capacity)
            .sorted()
            .toList();
    for (int shards : new int[] {1, 3, 16}) {
      TrainingSet whole = new TrainingSet(5, 8, capacity, SAMPLES.size());
      List<Sample> shuffled = TestVectors.shuffled(SAMPLES, shards);
      for (int shard = 0; shard < shards; shard++) {
        TrainingSet part = new TrainingSet(5, 8, capacity, SAMPLES.size());
        for (int i = shard; i < shuffled.size(); i += shards) {
          Sample sample = shuffled.get(i);
          if (part.wants(sample.id())) {
            part.add(sample.id(), sample.vector());
          }
        }
        whole.addAll(TrainingSet.fromBytes(part.toBytes()));
      }
      assertThat(whole.byId()).extracting(TrainingSet.Point::id).isEqualTo(expected);
      assertThat(whole.size()).isEqualTo(Math.min(capacity, SAMPLES.size()));
    }
  }

  @Test
  void anUnknownGroupSizeChangesNothing() {
    TrainingSet unknown = new TrainingSet(5, 8, 100, 0);
    SAMPLES.forEach(sample -> unknown.add(sample.id(), sample.vector()));
    assertThat(unknown.byId())
        .extracting(TrainingSet.Point::id)
        .isEqualTo(
            TestVectors.first(SAMPLES, 100).byId().stream().map(TrainingSet.Point::id).toList());
  }

  @Test
  void vectorsSurviveTheBytes() {
    TrainingSet set = TestVectors.first(SAMPLES, 50);
    TrainingSet copy = TrainingSet.fromBytes(set.toBytes());
    assertThat(copy.toBytes()).isEqualTo(set.toBytes());
    assertThat(copy.byId())
        .usingElementComparator(
            Comparator.comparing(TrainingSet.Point::id)
                .thenComparing(TrainingSet.Point::vector, Arrays::compare))
        .isEqualTo(set.byId());
  }

  @ParameterizedTest
  @CsvSource({"100, 1000000", "19200, 600000", "1, 5000", "50, 60"})
  void theThresholdLetsInEnoughAndNotMuchMore(int wanted, long total) {
    long bound = TrainingSet.boundFor(wanted, total);
    double expected = (bound >>> 1) / 0x1p63 * total;
    assertThat(expected).isBetween((double) Math.min(wanted, total - 1), 2.0 * wanted + 50);
  }

  @Test
  void refusesWhatDoesNotFit() {
    TrainingSet set = new TrainingSet(5, 8, 10, 10);
    assertThatThrownBy(() -> set.add(new SampleId(1, 2), new short[7]))
        .hasMessage("a vector of 7 instead of 8 dimensions");
    assertThatThrownBy(() -> set.addAll(new TrainingSet(6, 8, 10, 10)))
        .hasMessageContaining("different settings");
    assertThatThrownBy(() -> new TrainingSet(5, 8, 0, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
