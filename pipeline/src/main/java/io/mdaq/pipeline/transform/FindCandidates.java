// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.facts.Progress;
import io.mdaq.pipeline.neardup.BucketEntries;
import io.mdaq.pipeline.neardup.Invitations;
import io.mdaq.pipeline.neardup.LeaderPair;
import io.mdaq.pipeline.neardup.MeetingPlan;
import io.mdaq.pipeline.neardup.NearDuplicateSettings;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * Finds the samples that are to be compared: those that share a bucket with a better-ranked one.
 * Gives each shard's invitations to meetings under its number.
 *
 * <p>Buckets are brought together in as many groups as there are shards, so a group holds 32 bytes
 * a band for each sample of a shard. The pairs, 35 bytes each, are brought together by the shard of
 * the member, since a sample meets the same leader in several bands; then every shard is told of
 * its own. What all workers are given is at most 80 bytes for each different pair, in one piece a
 * shard.
 */
final class FindCandidates
    extends PTransform<PCollection<ScoredShard>, PCollectionView<Map<Integer, Invitations>>> {

  private static final long serialVersionUID = 1L;

  private static final RecordCoder<Pairs> PAIRS =
      RecordCoder.of(
          Pairs.class,
          (out, pairs) -> out.putAll(pairs.pairs, (to, pair) -> pair.write(to)),
          in -> new Pairs(in.all(LeaderPair::read)));

  /** Samples with their leaders, as some buckets have them. */
  private record Pairs(List<LeaderPair> pairs) {}

  private final NearDuplicateSettings settings;
  private final int shards;
  private final int groups;

  /**
   * @param settings what counts as nearly the same
   * @param shards over how many shards the samples are spread
   * @param groups over how many groups the buckets are spread
   */
  FindCandidates(NearDuplicateSettings settings, int shards, int groups) {
    this.settings = settings;
    this.shards = shards;
    this.groups = groups;
  }

  @Override
  public PCollectionView<Map<Integer, Invitations>> expand(PCollection<ScoredShard> samples) {
    return samples
        .apply("Send buckets", ParDo.of(new SendBuckets(groups)))
        .setCoder(KvCoder.of(VarIntCoder.of(), BucketEntries.coder()))
        .apply("Bring buckets together", GroupByKey.create())
        .apply("Find leaders", ParDo.of(new FindLeaders(settings.threshold(), shards)))
        .setCoder(KvCoder.of(VarIntCoder.of(), PAIRS))
        .apply("Bring members together", GroupByKey.create())
        .apply("Tell shards", ParDo.of(new TellShards(groups, shards)))
        .setCoder(KvCoder.of(VarIntCoder.of(), Invitations.coder()))
        .apply("Bring invitations together", GroupByKey.create())
        .apply("List invitations", ParDo.of(new ListInvitations()))
        .setCoder(KvCoder.of(VarIntCoder.of(), Invitations.coder()))
        .apply("Invitations for all", View.asMap());
  }

  /** Sends the samples of a shard to their buckets. */
  private static final class SendBuckets extends DoFn<ScoredShard, KV<Integer, BucketEntries>> {

    private static final long serialVersionUID = 1L;

    private final int groups;

    SendBuckets(int groups) {
      this.groups = groups;
    }

    @ProcessElement
    public void send(@Element ScoredShard shard, OutputReceiver<KV<Integer, BucketEntries>> out) {
      long start = System.nanoTime();
      List<BucketEntries> byGroup = Stream.generate(BucketEntries::new).limit(groups).toList();
      for (ScoredSample sample : shard.samples()) {
        Rank rank = NearDuplicates.rank(sample);
        for (long bucket : sample.buckets().hashes()) {
          byGroup
              .get((int) Long.remainderUnsigned(bucket, groups))
              .add(bucket, rank, sample.buckets().shingles());
        }
      }
      Progress.COMPARED.add(shard.samples().size());
      Progress.COMPARED.addNanos(System.nanoTime() - start);
      for (int group = 0; group < groups; group++) {
        if (byGroup.get(group).size() > 0) {
          out.output(KV.of(group, byGroup.get(group)));
        }
      }
    }
  }

  /** Pairs each sample with the leaders of its buckets. */
  private static final class FindLeaders
      extends DoFn<KV<Integer, Iterable<BucketEntries>>, KV<Integer, Pairs>> {

    private static final long serialVersionUID = 1L;

    private final int threshold;
    private final int shards;

    FindLeaders(int threshold, int shards) {
      this.threshold = threshold;
      this.shards = shards;
    }

    @ProcessElement
    public void find(
        @Element KV<Integer, Iterable<BucketEntries>> buckets,
        OutputReceiver<KV<Integer, Pairs>> out) {
      long start = System.nanoTime();
      BucketEntries entries = new BucketEntries();
      buckets.getValue().forEach(entries::addAll);
      SortedMap<Integer, List<LeaderPair>> byShard =
          entries.withLeaders(threshold).stream()
              .collect(
                  Collectors.groupingBy(
                      pair -> SliceReading.shardOf(pair.member(), shards),
                      TreeMap::new,
                      Collectors.toList()));
      Progress.COMPARED.addNanos(System.nanoTime() - start);
      byShard.forEach((shard, pairs) -> out.output(KV.of(shard, new Pairs(pairs))));
    }
  }

  /** Tells the shards of members and leaders where these meet. */
  private static final class TellShards
      extends DoFn<KV<Integer, Iterable<Pairs>>, KV<Integer, Invitations>> {

    private static final long serialVersionUID = 1L;

    private final int groups;
    private final int shards;

    TellShards(int groups, int shards) {
      this.groups = groups;
      this.shards = shards;
    }

    @ProcessElement
    public void tell(
        @Element KV<Integer, Iterable<Pairs>> parts, OutputReceiver<KV<Integer, Invitations>> out) {
      List<LeaderPair> all = new ArrayList<>();
      parts.getValue().forEach(part -> all.addAll(part.pairs()));
      new MeetingPlan(groups, shards, id -> SliceReading.shardOf(id, shards))
          .invitations(all)
          .forEach((shard, invitations) -> out.output(KV.of(shard, invitations)));
    }
  }

  /** Adds up what one shard was told. */
  private static final class ListInvitations
      extends DoFn<KV<Integer, Iterable<Invitations>>, KV<Integer, Invitations>> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void list(
        @Element KV<Integer, Iterable<Invitations>> told,
        OutputReceiver<KV<Integer, Invitations>> out) {
      out.output(KV.of(told.getKey(), Invitations.together(told.getValue())));
    }
  }
}
