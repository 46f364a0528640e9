// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.pipeline.facts.Progress;
import io.mdaq.pipeline.neardup.Candidates;
import io.mdaq.pipeline.neardup.IdPairs;
import io.mdaq.pipeline.neardup.Matches;
import io.mdaq.pipeline.neardup.Meeting;
import io.mdaq.pipeline.neardup.NearDuplicateSettings;
import io.mdaq.pipeline.neardup.Shingler;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Compares candidates with their leaders and says which sample each duplicate gives way to.
 *
 * <p>Shingles are shipped of candidates only, a few bytes for each of their words or characters. A
 * group holds what hash gives it of that; then all matches in one group, 40 bytes each.
 */
final class CompareCandidates
    extends PTransform<PCollection<ScoredShard>, PCollectionView<IdPairs>> {

  private static final long serialVersionUID = 1L;

  private final PCollectionView<Candidates> candidates;
  private final NearDuplicateSettings settings;
  private final int groups;

  /**
   * @param candidates who is to be compared
   * @param settings what counts as nearly the same
   * @param groups over how many groups the comparisons are spread
   */
  CompareCandidates(
      PCollectionView<Candidates> candidates, NearDuplicateSettings settings, int groups) {
    this.candidates = candidates;
    this.settings = settings;
    this.groups = groups;
  }

  @Override
  public PCollectionView<IdPairs> expand(PCollection<ScoredShard> shards) {
    return shards
        .apply(
            "Send shingles",
            ParDo.of(new SendShingles(candidates, groups)).withSideInputs(candidates))
        .setCoder(KvCoder.of(VarIntCoder.of(), Meeting.coder()))
        .apply("Bring shingles together", GroupByKey.create())
        .apply("Compare", ParDo.of(new Compare(settings.threshold())))
        .setCoder(KvCoder.of(VarIntCoder.of(), Matches.coder()))
        .apply("Bring matches together", GroupByKey.create())
        .apply("Choose survivors", ParDo.of(new ChooseSurvivors()))
        .setCoder(IdPairs.coder())
        .apply("Survivors for all", View.<IdPairs>asSingleton().withDefaultValue(IdPairs.NONE));
  }

  /** Sends the shingles of a shard's candidates to where they are compared. */
  private static final class SendShingles extends DoFn<ScoredShard, KV<Integer, Meeting>> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Candidates> candidatesView;
    private final int groups;

    SendShingles(PCollectionView<Candidates> candidatesView, int groups) {
      this.candidatesView = candidatesView;
      this.groups = groups;
    }

    @ProcessElement
    public void send(ProcessContext context) {
      long start = System.nanoTime();
      Candidates candidates = context.sideInput(candidatesView);
      Shingler shingler = new Shingler();
      Map<Integer, Meeting> meetings = new TreeMap<>();
      for (ScoredSample sample : context.element().samples()) {
        if (candidates.contain(sample.row().header().id())) {
          candidates.send(
              NearDuplicates.rank(sample), shingler.of(sample.row().text()), meetings, groups);
        }
      }
      Progress.COMPARED.addNanos(System.nanoTime() - start);
      meetings.forEach((group, meeting) -> context.output(KV.of(group, meeting)));
    }
  }

  /** Compares those who meet in one group. */
  private static final class Compare
      extends DoFn<KV<Integer, Iterable<Meeting>>, KV<Integer, Matches>> {

    private static final long serialVersionUID = 1L;

    private final int threshold;

    Compare(int threshold) {
      this.threshold = threshold;
    }

    @ProcessElement
    public void compare(
        @Element KV<Integer, Iterable<Meeting>> parts, OutputReceiver<KV<Integer, Matches>> out) {
      long start = System.nanoTime();
      Meeting all = Meeting.empty();
      parts.getValue().forEach(all::add);
      Matches matches = all.matches(threshold);
      Progress.COMPARED.addNanos(System.nanoTime() - start);
      out.output(KV.of(0, matches));
    }
  }

  /** Links the matches. */
  private static final class ChooseSurvivors extends DoFn<KV<Integer, Iterable<Matches>>, IdPairs> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void choose(@Element KV<Integer, Iterable<Matches>> parts, OutputReceiver<IdPairs> out) {
      List<Matches.Match> all = new ArrayList<>();
      parts.getValue().forEach(part -> all.addAll(part.pairs()));
      out.output(new Matches(all).survivors());
    }
  }
}
