// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mdaq.core.sample.SampleId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NestedSubsetsTest {

  private static final List<SampleId> IDS =
      LongStream.range(0, 1000).mapToObj(i -> new SampleId(i << 40, i)).toList();

  private static NestedSubsets<SampleId> subsets(List<SampleId> items, long seed) {
    return new NestedSubsets<>(items, id -> id, seed);
  }

  @Test
  void smallerSubsetsLieInsideLargerOnes() {
    NestedSubsets<SampleId> subsets = subsets(IDS, 1);
    assertThat(subsets.first(300)).startsWith(subsets.first(100).toArray(SampleId[]::new));
    assertThat(subsets.first(1000)).containsExactlyInAnyOrderElementsOf(IDS);
    assertThat(subsets.first(0)).isEmpty();
  }

  @Test
  void theOrderOfTheItemsDoesNotMatter() {
    List<SampleId> shuffled = new ArrayList<>(IDS);
    Collections.shuffle(shuffled, new Random(5));
    assertThat(subsets(shuffled, 7).first(50)).isEqualTo(subsets(IDS, 7).first(50));
  }

  @Test
  void anotherSeedDrawsOthersAndEveryPartIsDrawnAlike() {
    List<SampleId> drawn = subsets(IDS, 1).first(100);
    assertThat(subsets(IDS, 2).first(100)).isNotEqualTo(drawn);
    // Of 100 drawn from 1,000 the lower half gets 50 with a standard deviation of 4.7.
    assertThat(drawn.stream().filter(id -> id.low() < 500).count()).isBetween(30L, 70L);
  }

  @Test
  void moreThanThereAreIsRefused() {
    assertThatThrownBy(() -> subsets(IDS, 1).first(1001)).hasMessage("1001 of 1000 items");
  }
}
