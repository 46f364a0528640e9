// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.pipeline.facts.Progress;
import io.mdaq.pipeline.neardup.IdPair;
import io.mdaq.pipeline.neardup.IdPairs;
import io.mdaq.pipeline.neardup.Invitations;
import io.mdaq.pipeline.neardup.Matches;
import io.mdaq.pipeline.neardup.Meeting;
import io.mdaq.pipeline.neardup.NearDuplicateSettings;
import io.mdaq.pipeline.neardup.Shingler;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
 * Compares candidates with their leaders and says which sample each duplicate gives way to, under
 * the number of the duplicate's shard.
 *
 * <p>Shingles are shipped of candidates only, a few bytes for each of their words or characters. A
 * group holds what hash gives it of that; then all matches in one group, 40 bytes each.
 */
final class CompareCandidates
    extends PTransform<PCollection<ScoredShard>, PCollectionView<Map<Integer, IdPairs>>> {

  private static final long serialVersionUID = 1L;

  private final PCollectionView<Map<Integer, Invitations>> invitations;
  private final NearDuplicateSettings settings;
  private final int shards;

  /**
   * @param invitations who is to be compared where, by shard
   * @param settings what counts as nearly the same
   * @param shards over how many shards the samples are spread
   */
  CompareCandidates(
      PCollectionView<Map<Integer, Invitations>> invitations,
      NearDuplicateSettings settings,
      int shards) {
    this.invitations = invitations;
    this.settings = settings;
    this.shards = shards;
  }

  @Override
  public PCollectionView<Map<Integer, IdPairs>> expand(PCollection<ScoredShard> samples) {
    return samples
        .apply("Send shingles", ParDo.of(new SendShingles(invitations)).withSideInputs(invitations))
        .setCoder(KvCoder.of(VarIntCoder.of(), Meeting.coder()))
        .apply("Bring shingles together", GroupByKey.create())
        .apply("Compare", ParDo.of(new Compare(settings.threshold())))
        .setCoder(KvCoder.of(VarIntCoder.of(), Matches.coder()))
        .apply("Bring matches together", GroupByKey.create())
        .apply("Choose survivors", ParDo.of(new ChooseSurvivors(shards)))
        .setCoder(KvCoder.of(VarIntCoder.of(), IdPairs.coder()))
        .apply("Survivors for all", View.asMap());
  }

  /** Sends the shingles of a shard's candidates to where they are compared. */
  private static final class SendShingles extends DoFn<ScoredShard, KV<Integer, Meeting>> {

    private static final long serialVersionUID = 1L;

    private final PCollectionView<Map<Integer, Invitations>> invitationsView;

    SendShingles(PCollectionView<Map<Integer, Invitations>> invitationsView) {
      this.invitationsView = invitationsView;
    }

    @ProcessElement
    public void send(ProcessContext context) {
      long start = System.nanoTime();
      Invitations invitations =
          context
              .sideInput(invitationsView)
              .getOrDefault(context.element().shard(), Invitations.NONE);
      Shingler shingler = new Shingler();
      Map<Integer, Meeting> meetings = new TreeMap<>();
      for (ScoredSample sample : context.element().samples()) {
        if (invitations.contain(sample.row().header().id())) {
          invitations.send(NearDuplicates.rank(sample), shingler.of(sample.row().text()), meetings);
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
  private static final class ChooseSurvivors
      extends DoFn<KV<Integer, Iterable<Matches>>, KV<Integer, IdPairs>> {

    private static final long serialVersionUID = 1L;

    private final int shards;

    ChooseSurvivors(int shards) {
      this.shards = shards;
    }

    @ProcessElement
    public void choose(
        @Element KV<Integer, Iterable<Matches>> parts, OutputReceiver<KV<Integer, IdPairs>> out) {
      List<Matches.Match> all = new ArrayList<>();
      parts.getValue().forEach(part -> all.addAll(part.pairs()));
      SortedMap<Integer, List<IdPair>> byShard =
          new Matches(all)
              .survivors().stream()
                  .collect(
                      Collectors.groupingBy(
                          pair -> SliceReading.shardOf(pair.key(), shards),
                          TreeMap::new,
                          Collectors.toList()));
      byShard.forEach((shard, pairs) -> out.output(KV.of(shard, IdPairs.of(pairs))));
    }
  }
}
