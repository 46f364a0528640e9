// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.transform;

import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.facts.Progress;
import io.mdaq.pipeline.neardup.BucketEntry;
import io.mdaq.pipeline.neardup.Candidates;
import io.mdaq.pipeline.neardup.IdPair;
import io.mdaq.pipeline.neardup.IdPairs;
import io.mdaq.pipeline.neardup.MinHash;
import io.mdaq.pipeline.neardup.NearDuplicateSettings;
import io.mdaq.pipeline.neardup.Shingler;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 *
 * <p>Buckets are brought together in as many groups as there are shards, so a group holds about 30
 * bytes a band for each sample of a shard. The pairs, 32 bytes each, are first brought together by
 * sample, since a sample meets the same leader in several bands; then all different ones in one
 * group.
 */
final class FindCandidates
    extends PTransform<PCollection<ScoredShard>, PCollectionView<Candidates>> {

  private static final long serialVersionUID = 1L;

  private static final RecordCoder<BucketEntries> ENTRIES =
      RecordCoder.of(
          BucketEntries.class,
          (out, entries) -> out.putAll(entries.entries, (to, entry) -> entry.write(to)),
          in -> new BucketEntries(in.all(BucketEntry::read)));

  /** Of one shard, for one group of buckets. */
  private record BucketEntries(List<BucketEntry> entries) {}

  private final NearDuplicateSettings settings;
  private final int groups;

  /**
   * @param settings what counts as nearly the same
   * @param groups over how many groups the buckets are spread
   */
  FindCandidates(NearDuplicateSettings settings, int groups) {
    this.settings = settings;
    this.groups = groups;
  }

  @Override
  public PCollectionView<Candidates> expand(PCollection<ScoredShard> shards) {
    return shards
        .apply("Hash shards", ParDo.of(new HashShard(settings, groups)))
        .setCoder(KvCoder.of(VarIntCoder.of(), ENTRIES))
        .apply("Bring buckets together", GroupByKey.create())
        .apply("Find leaders", ParDo.of(new FindLeaders(groups)))
        .setCoder(KvCoder.of(VarIntCoder.of(), IdPairs.coder()))
        .apply("Bring equal pairs together", GroupByKey.create())
        .apply("Keep each pair once", ParDo.of(new KeepOnce()))
        .setCoder(KvCoder.of(VarIntCoder.of(), IdPairs.coder()))
        .apply("Bring pairs together", GroupByKey.create())
        .apply("List candidates", ParDo.of(new ListCandidates()))
        .setCoder(Candidates.coder())
        .apply(
            "Candidates for all", View.<Candidates>asSingleton().withDefaultValue(Candidates.NONE));
  }

  /** Puts the samples of a shard into their buckets. */
  private static final class HashShard extends DoFn<ScoredShard, KV<Integer, BucketEntries>> {

    private static final long serialVersionUID = 1L;

    private final NearDuplicateSettings settings;
    private final int groups;

    HashShard(NearDuplicateSettings settings, int groups) {
      this.settings = settings;
      this.groups = groups;
    }

    @ProcessElement
    public void hash(@Element ScoredShard shard, OutputReceiver<KV<Integer, BucketEntries>> out) {
      long start = System.nanoTime();
      Shingler shingler = new Shingler();
      MinHash minHash = new MinHash(settings);
      List<List<BucketEntry>> byGroup = Stream.generate(HashShard::entries).limit(groups).toList();
      for (ScoredSample sample : shard.samples()) {
        int[] shingles = shingler.unsorted(sample.row().text());
        if (shingles.length > 0) {
          Rank rank = NearDuplicates.rank(sample);
          for (long bucket : minHash.buckets(sample.row().header().language(), shingles)) {
            byGroup
                .get((int) Long.remainderUnsigned(bucket, groups))
                .add(new BucketEntry(bucket, rank));
          }
        }
      }
      Progress.COMPARED.add(shard.samples().size());
      Progress.COMPARED.addNanos(System.nanoTime() - start);
      for (int group = 0; group < groups; group++) {
        if (!byGroup.get(group).isEmpty()) {
          out.output(KV.of(group, new BucketEntries(byGroup.get(group))));
        }
      }
    }

    private static List<BucketEntry> entries() {
      return new ArrayList<>();
    }
  }

  /** Pairs each sample with the leaders of its buckets. */
  private static final class FindLeaders
      extends DoFn<KV<Integer, Iterable<BucketEntries>>, KV<Integer, IdPairs>> {

    private static final long serialVersionUID = 1L;

    private final int groups;

    FindLeaders(int groups) {
      this.groups = groups;
    }

    @ProcessElement
    public void find(
        @Element KV<Integer, Iterable<BucketEntries>> buckets,
        OutputReceiver<KV<Integer, IdPairs>> out) {
      List<BucketEntry> entries = new ArrayList<>();
      buckets.getValue().forEach(part -> entries.addAll(part.entries()));
      Map<Integer, List<IdPair>> byGroup = new TreeMap<>();
      for (IdPair pair : BucketEntry.withLeaders(entries)) {
        int group = (int) Long.remainderUnsigned(pair.key().low(), groups);
        byGroup.computeIfAbsent(group, absent -> new ArrayList<>()).add(pair);
      }
      byGroup.forEach((group, pairs) -> out.output(KV.of(group, IdPairs.of(pairs))));
    }
  }

  /** Two samples meet in several bands, but are compared once. */
  private static final class KeepOnce
      extends DoFn<KV<Integer, Iterable<IdPairs>>, KV<Integer, IdPairs>> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void keep(
        @Element KV<Integer, Iterable<IdPairs>> pairs, OutputReceiver<KV<Integer, IdPairs>> out) {
      out.output(KV.of(0, together(pairs.getValue())));
    }
  }

  /** Adds the pairs up. */
  private static final class ListCandidates
      extends DoFn<KV<Integer, Iterable<IdPairs>>, Candidates> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void list(
        @Element KV<Integer, Iterable<IdPairs>> pairs, OutputReceiver<Candidates> out) {
      out.output(new Candidates(together(pairs.getValue())));
    }
  }

  private static IdPairs together(Iterable<IdPairs> parts) {
    List<IdPair> all = new ArrayList<>();
    parts.forEach(part -> part.stream().forEach(all::add));
    return IdPairs.of(all);
  }
}
