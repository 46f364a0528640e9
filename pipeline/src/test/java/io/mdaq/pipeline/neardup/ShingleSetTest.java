// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShingleSetTest {

  @Test
  void isExactAtTheThreshold() {
    ShingleSet a = set(1, 2, 3, 4, 5);
    ShingleSet b = set(1, 2, 3, 4);

    assertThat(a.isLike(b, 8000)).isTrue();
    assertThat(b.isLike(a, 8000)).isTrue();
    assertThat(a.isLike(b, 8001)).isFalse();
    assertThat(a.isLike(a, 10_000)).isTrue();
    assertThat(a.isLike(set(6, 7, 8, 9, 10), 6000)).isFalse();
  }

  @Test
  void emptySetsAreLikeNone() {
    assertThat(set().isLike(set(), 6000)).isFalse();
    assertThat(set(1).isLike(set(), 6000)).isFalse();
  }

  @Test
  void agreesWithSetsOfNumbers() {
    SplittableRandom random = new SplittableRandom(1);
    int like = 0;
    for (int i = 0; i < 2000; i++) {
      int[] a = numbers(random);
      int[] b = numbers(random);
      Set<Integer> both = new TreeSet<>(Arrays.stream(a).boxed().toList());
      Set<Integer> bs = new TreeSet<>(Arrays.stream(b).boxed().toList());
      Set<Integer> common = new TreeSet<>(both);
      common.retainAll(bs);
      both.addAll(bs);
      boolean expected = common.size() * 10 >= both.size() * 6;
      like += expected ? 1 : 0;
      assertThat(new ShingleSet(a).isLike(new ShingleSet(b), 6000)).isEqualTo(expected);
    }
    assertThat(like).isBetween(200, 1800);
  }

  @Test
  void largeSetsAreComparedByTheirSmallestHashes() {
    // Of the 4,096 smallest of both, every fifth is missing on one side.
    int[] all = numbersTo(2 * ShingleSet.MOST);
    int[] most = Arrays.stream(all).filter(i -> i % 5 != 0).toArray();
    ShingleSet kept = new ShingleSet(Arrays.copyOf(all, ShingleSet.MOST));
    ShingleSet keptMost = new ShingleSet(Arrays.copyOf(most, ShingleSet.MOST));

    assertThat(kept.isLike(keptMost, 7900)).isTrue();
    assertThat(kept.isLike(keptMost, 8100)).isFalse();
  }

  private static int[] numbers(SplittableRandom random) {
    return random.ints(45 + random.nextInt(20), -20, 20).sorted().distinct().toArray();
  }

  private static int[] numbersTo(int end) {
    return java.util.stream.IntStream.range(0, end).toArray();
  }

  private static ShingleSet set(int... hashes) {
    return new ShingleSet(hashes);
  }
}
