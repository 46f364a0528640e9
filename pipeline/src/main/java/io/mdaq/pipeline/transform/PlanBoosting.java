// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.pipeline.boost.BoostPlan;
import io.mdaq.pipeline.boost.BoostSettings;
import io.mdaq.pipeline.boost.CandidateList;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.record.ScoredShard;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Settles for the whole corpus which samples are boosted, before anybody is asked: from 36 bytes
 * for each candidate, in one group.
 */
public final class PlanBoosting
    extends PTransform<PCollection<ScoredShard>, PCollection<BoostPlan>> {

  private static final long serialVersionUID = 1L;

  private final PCollectionView<Corpus> corpus;
  private final BoostSettings settings;

  /**
   * @param corpus for percentiles: counts of the samples that come in
   * @param settings who is a candidate
   */
  public PlanBoosting(PCollectionView<Corpus> corpus, BoostSettings settings) {
    this.corpus = corpus;
    this.settings = settings;
  }

  @Override
  public PCollection<BoostPlan> expand(PCollection<ScoredShard> scored) {
    return scored
        .apply(
            "List candidates",
            ParDo.of(new ListCandidates(corpus, settings)).withSideInputs(corpus))
        .setCoder(KvCoder.of(VarIntCoder.of(), CandidateList.coder()))
        .apply("Bring candidates together", GroupByKey.create())
        .apply("Choose candidates", ParDo.of(new ChooseCandidates(settings)))
        .setCoder(BoostPlan.coder());
  }

  /** Lists the candidates of one shard. */
  private static final class ListCandidates extends DoFn<ScoredShard, KV<Integer, CandidateList>> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Corpus> corpusView;
    private final BoostSettings settings;

    ListCandidates(PCollectionView<Corpus> corpusView, BoostSettings settings) {
      this.corpusView = corpusView;
      this.settings = settings;
    }

    @ProcessElement
    public void list(ProcessContext context) {
      Corpus corpus = context.sideInput(corpusView);
      context.output(KV.of(0, settings.candidates(context.element(), corpus)));
    }
  }

  /** Chooses among those of all shards. */
  private static final class ChooseCandidates
      extends DoFn<KV<Integer, Iterable<CandidateList>>, BoostPlan> {

    private static final long serialVersionUID = 1L;

    private final BoostSettings settings;

    ChooseCandidates(BoostSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void choose(
        @Element KV<Integer, Iterable<CandidateList>> parts, OutputReceiver<BoostPlan> out) {
      CandidateList all = new CandidateList(settings.maxSamples());
      parts.getValue().forEach(all::addAll);
      out.output(all.plan(settings));
    }
  }
}
