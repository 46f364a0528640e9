// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.mdaq.core.ledger.RowTally;
import io.mdaq.pipeline.selection.ValueCounter;
import io.mdaq.pipeline.selection.ValueHistogram;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class CorpusTest {

  private static final int SAMPLES = 1_000_000;

  private static ValueHistogram scores(int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ValueCounter counter = new ValueCounter();
    for (int i = 0; i < samples; i++) {
      counter.add(random.nextInt(-60_000, 60_000));
    }
    return counter.histogram();
  }

  private static Corpus corpus(ValueHistogram scores, ValueHistogram ranks) {
    return new Corpus(
        new RowTally(7, 11),
        3,
        new TreeMap<>(Map.of("ja", scores)),
        new TreeMap<>(Map.of("ja", new GroupQuota(ranks, 5, 2))));
  }

  @Test
  void comesBackFromAWorker() throws Exception {
    ValueHistogram scores = scores(1_000, 1);
    for (ValueHistogram ranks : new ValueHistogram[] {scores, scores(1_000, 2)}) {
      Corpus corpus = corpus(scores, ranks);
      byte[] bytes = CoderUtils.encodeToByteArray(Corpus.coder(), corpus);
      assertThat(CoderUtils.decodeFromByteArray(Corpus.coder(), bytes)).isEqualTo(corpus);
    }
    Grouping all = Grouping.ALL_TOGETHER;
    Corpus together =
        new Corpus(
            new RowTally(1, 2),
            0,
            new TreeMap<>(Map.of("ja", scores, "th", scores(10, 3))),
            new TreeMap<>(Map.of(all.groupOf("ja"), new GroupQuota(scores(9, 4), 1, 1))));
    byte[] bytes = CoderUtils.encodeToByteArray(Corpus.coder(), together);
    assertThat(CoderUtils.decodeFromByteArray(Corpus.coder(), bytes)).isEqualTo(together);
  }

  /** Every worker gets it, and it must fit into what an engine keeps for sorting. */
  @Test
  void aLanguageOfManyScoresIsSmall() throws Exception {
    ValueHistogram scores = scores(SAMPLES, 5);
    assertThat(scores.size()).isGreaterThan(119_000);
    assertThat(CoderUtils.encodeToByteArray(Corpus.coder(), corpus(scores, scores)).length)
        .isLessThan(3 * scores.size());
  }
}
