// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.assessment.Assessment;
import io.mdaq.core.assessment.Assessment.Assessed;
import io.mdaq.core.assessment.Assessment.Failed;
import io.mdaq.core.assessment.SampleAssessor;
import io.mdaq.core.sample.SampleText;
import io.mdaq.pipeline.neardup.BucketHasher;
import io.mdaq.pipeline.neardup.Buckets;
import io.mdaq.pipeline.record.RejectedRow;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.SampleRow;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.selection.RankingValue;
import java.util.List;
import java.util.Optional;

/**
 * Scores and embeds samples. A sample that a model cannot take is rejected with the model's own
 * words; it never gets a score that no model gave.
 */
final class SampleScoring {

  /** The reason in the ledger. */
  static final String FAILED = "scoring_failed";

  /**
   * So many samples are given to the models at once: enough to fill the buckets of an encoder, few
   * enough that their texts need little memory.
   */
  private static final int AT_ONCE = 2048;

  private static final int MAX_DETAIL = 200;

  private final SampleAssessor assessor;
  private final RankingValue ranking;
  private final long seed;
  private final Optional<BucketHasher> hasher;

  /**
   * @param assessor used by one thread only
   * @param ranking what the strategy ranks by
   * @param seed of rankings that draw by hash
   * @param hasher where near duplicates will be looked for: the text is at hand here
   */
  SampleScoring(
      SampleAssessor assessor, RankingValue ranking, long seed, Optional<BucketHasher> hasher) {
    this.assessor = assessor;
    this.ranking = ranking;
    this.seed = seed;
    this.hasher = hasher;
  }

  /** Scores each sample into one list or rejects it into the other. */
  void score(List<SampleRow> rows, List<ScoredSample> scored, List<RejectedRow> rejected) {
    for (int from = 0; from < rows.size(); from += AT_ONCE) {
      List<SampleRow> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
      List<SampleText> texts = some.stream().map(SampleRow::text).toList();
      List<Assessment> assessments = assessor.assess(texts);
      for (int i = 0; i < some.size(); i++) {
        if (assessments.get(i) instanceof Assessed assessed) {
          scored.add(scored(some.get(i), texts.get(i), assessed));
        } else if (assessments.get(i) instanceof Failed failed) {
          rejected.add(rejected(some.get(i).header(), failed));
        }
      }
    }
  }

  private ScoredSample scored(SampleRow row, SampleText text, Assessed assessed) {
    int rank = ranking.of(assessed.score(), row.header().id(), text.response(), seed);
    Buckets buckets =
        hasher.map(hashing -> hashing.of(row.header().language(), text)).orElse(Buckets.NONE);
    return new ScoredSample(
        row, assessed.score(), rank, assessed.extent(), assessed.embedding(), buckets);
  }

  private static RejectedRow rejected(SampleHeader header, Failed failed) {
    String detail = failed.reason();
    return new RejectedRow(
        header.origin(),
        header.rawHash(),
        FAILED,
        "a model failed on this sample: "
            + detail.substring(0, Math.min(MAX_DETAIL, detail.length())));
  }
}
