// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.core.boost.check.NeutralForm;
import io.mdaq.core.boost.check.Sibling;
import io.mdaq.core.boost.check.Siblings;
import io.mdaq.pipeline.boost.AlignedShard;
import io.mdaq.pipeline.boost.BoostPlan;
import io.mdaq.pipeline.boost.BoostSettings;
import io.mdaq.pipeline.boost.Family;
import io.mdaq.pipeline.boost.FamilyMember;
import io.mdaq.pipeline.boost.FamilyMember.Role;
import io.mdaq.pipeline.boost.SiblingsOf;
import io.mdaq.pipeline.corpus.Corpus;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Brings each shard together with the siblings of its candidates, which lie in any shard. Only what
 * can be compared between languages goes from sample to sample.
 */
final class FindSiblings
    extends PTransform<PCollection<ScoredShard>, PCollection<KV<Integer, CoGbkResult>>> {

  private static final long serialVersionUID = 1L;
  private static final TupleTag<ScoredShard> SHARDS = new TupleTag<>("shards") {};
  private static final TupleTag<SiblingsOf> SIBLINGS = new TupleTag<>("siblings") {};

  private final String field;
  private final PCollectionView<Corpus> corpus;
  private final PCollectionView<BoostPlan> plan;

  /**
   * @param field in which rows name their example, for messages
   * @param corpus that the plan was made of
   * @param plan who is a candidate
   */
  FindSiblings(String field, PCollectionView<Corpus> corpus, PCollectionView<BoostPlan> plan) {
    this.field = field;
    this.corpus = corpus;
    this.plan = plan;
  }

  @Override
  public PCollection<KV<Integer, CoGbkResult>> expand(PCollection<ScoredShard> scored) {
    PCollection<KV<Integer, SiblingsOf>> siblings =
        scored
            .apply(
                "Send to families",
                ParDo.of(new SendToFamilies(corpus, plan)).withSideInputs(corpus, plan))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), FamilyMember.coder()))
            .apply("Bring families together", GroupByKey.create())
            .apply("Tell candidates", ParDo.of(new TellCandidates(field)))
            .setCoder(KvCoder.of(VarIntCoder.of(), SiblingsOf.coder()));
    PCollection<KV<Integer, ScoredShard>> shards =
        scored
            .apply("Number shards", ParDo.of(new NumberShards()))
            .setCoder(KvCoder.of(VarIntCoder.of(), ScoredShard.coder()));
    return KeyedPCollectionTuple.of(SHARDS, shards)
        .and(SIBLINGS, siblings)
        .apply("Bring siblings to shards", CoGroupByKey.create());
  }

  /** A shard of the result. */
  static AlignedShard aligned(KV<Integer, CoGbkResult> together) {
    Map<String, Siblings> siblings = new HashMap<>();
    for (SiblingsOf found : together.getValue().getAll(SIBLINGS)) {
      siblings.put(found.id(), found.siblings());
    }
    return new AlignedShard(together.getValue().getOnly(SHARDS), siblings);
  }

  private static final class SendToFamilies extends DoFn<ScoredShard, KV<String, FamilyMember>> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Corpus> corpusView;
    private final PCollectionView<BoostPlan> planView;

    SendToFamilies(PCollectionView<Corpus> corpusView, PCollectionView<BoostPlan> planView) {
      this.corpusView = corpusView;
      this.planView = planView;
    }

    @ProcessElement
    public void send(ProcessContext context) {
      Corpus corpus = context.sideInput(corpusView);
      BoostPlan plan = context.sideInput(planView);
      ScoredShard shard = context.element();
      for (ScoredSample sample : shard.samples()) {
        String example = sample.row().header().example();
        if (!example.isEmpty()) {
          Role role =
              BoostSettings.isCandidate(sample, corpus, plan) ? Role.CANDIDATE : Role.WITNESS;
          context.output(KV.of(example, new FamilyMember(shard.shard(), role, sibling(sample))));
        }
      }
    }

    private static Sibling sibling(ScoredSample sample) {
      SampleHeader header = sample.row().header();
      return new Sibling(
          header.language(), header.id().toString(), NeutralForm.of(sample.row().text()));
    }
  }

  private static final class TellCandidates
      extends DoFn<KV<String, Iterable<FamilyMember>>, KV<Integer, SiblingsOf>> {

    private static final long serialVersionUID = 1L;

    private final String field;

    TellCandidates(String field) {
      this.field = field;
    }

    @ProcessElement
    public void tell(
        @Element KV<String, Iterable<FamilyMember>> family,
        OutputReceiver<KV<Integer, SiblingsOf>> out) {
      Family.of(field, family.getKey(), family.getValue())
          .ofCandidates()
          .forEach(found -> out.output(KV.of(found.shard(), found)));
    }
  }

  private static final class NumberShards extends DoFn<ScoredShard, KV<Integer, ScoredShard>> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void number(@Element ScoredShard shard, OutputReceiver<KV<Integer, ScoredShard>> out) {
      out.output(KV.of(shard.shard(), shard));
    }
  }
}
