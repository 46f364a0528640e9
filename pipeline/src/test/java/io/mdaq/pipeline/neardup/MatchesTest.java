// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.neardup.Matches.Match;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchesTest {

  @Test
  void noMatchesLeaveAll() {
    assertThat(new Matches(List.of()).survivors()).isEmpty();
  }

  @Test
  void aChainLeavesItsBestAndAllNameIt() {
    List<Match> chain = new ArrayList<>();
    for (int i = 1; i < 50; i++) {
      chain.add(new Match(rank(i - 1), rank(i)));
    }
    assertThat(new Matches(chain).survivors())
        .hasSize(49)
        .allMatch(pair -> pair.value().equals(rank(49).id()));
  }

  @Test
  void whatALesserSampleLinksStaysTogether() {
    Matches star = new Matches(List.of(new Match(rank(9), rank(1)), new Match(rank(8), rank(1))));

    assertThat(star.survivors())
        .containsExactlyInAnyOrder(
            new IdPair(rank(8).id(), rank(9).id()), new IdPair(rank(1).id(), rank(9).id()));
  }

  @Test
  void theOrderAndRepetitionOfMatchesDoNotMatter() {
    Random random = new Random(3);
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      matches.add(new Match(rank(random.nextInt(200)), rank(random.nextInt(200))));
    }
    List<IdPair> survivors = new Matches(matches).survivors();
    matches.addAll(matches.subList(0, 50));
    Collections.shuffle(matches, random);

    assertThat(new Matches(matches).survivors()).isEqualTo(survivors);
    assertThat(survivors)
        .isNotEmpty()
        .noneMatch(pair -> survivors.stream().anyMatch(p -> p.key().equals(pair.value())));
  }

  private static Rank rank(int score) {
    return new Rank(score, new SampleId(7, 1000 - score));
  }
}
