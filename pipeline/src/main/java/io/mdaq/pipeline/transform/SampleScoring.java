// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.embedding.Embedder;
import io.mdaq.core.sample.SampleId;
import io.mdaq.core.sample.SampleText;
import io.mdaq.core.scorer.QualityScorer;
import io.mdaq.pipeline.record.RejectedRow;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.SampleRow;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.selection.RankingValue;
import java.util.List;

/**
 * Scores and embeds samples. A sample that a model cannot take is rejected with the model's own
 * words; it never gets a score that no model gave.
 */
final class SampleScoring {

  /** The reason in the ledger. */
  static final String FAILED = "scoring_failed";

  private static final int MAX_DETAIL = 200;

  private final QualityScorer scorer;
  private final Embedder embedder;
  private final RankingValue ranking;
  private final long seed;

  /**
   * @param scorer used by one thread only
   * @param embedder used by one thread only
   * @param ranking what the strategy ranks by
   * @param seed of rankings that draw by hash
   */
  SampleScoring(QualityScorer scorer, Embedder embedder, RankingValue ranking, long seed) {
    this.scorer = scorer;
    this.embedder = embedder;
    this.ranking = ranking;
    this.seed = seed;
  }

  /** Scores the sample into one list or rejects it into the other. */
  void score(SampleRow row, List<ScoredSample> scored, List<RejectedRow> rejected) {
    SampleHeader header = row.header();
    try {
      scored.add(scored(row, header.id()));
    } catch (RuntimeException e) {
      String detail = String.valueOf(e.getMessage());
      rejected.add(
          new RejectedRow(
              header.origin(),
              header.rawHash(),
              FAILED,
              "a model failed on this sample: "
                  + detail.substring(0, Math.min(MAX_DETAIL, detail.length()))));
    }
  }

  private ScoredSample scored(SampleRow row, SampleId id) {
    SampleText text = row.text();
    int score = scorer.score(text);
    short[] embedding = new short[embedder.dimensions()];
    embedder.embed(text, embedding);
    return new ScoredSample(row, score, ranking.of(score, id, text.response(), seed), embedding);
  }
}
