// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenRankingTest {

  @Test
  void ranksAsSortingDoes() {
    double[] scores = new SplittableRandom(3).ints(1000, 0, 50).asDoubleStream().toArray();
    List<Integer> expected =
        IntStream.range(0, 1000)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(id -> -scores[id]).thenComparing(id -> id))
            .toList();

    TokenRanking ranking = new TokenRanking(scores);

    assertThat(IntStream.range(0, 1000).mapToObj(i -> ranking.next()).toList()).isEqualTo(expected);
    assertThat(ranking.isEmpty()).isTrue();
    assertThatThrownBy(ranking::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nothingRanksNothing() {
    assertThat(new TokenRanking(new double[0]).isEmpty()).isTrue();
  }
}
