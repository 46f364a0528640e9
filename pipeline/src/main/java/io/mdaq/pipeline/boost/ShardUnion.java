// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.record.NearDuplicate;
import io.mdaq.pipeline.record.SampleHeader;
import io.mdaq.pipeline.record.SampleHeader.Version;
import io.mdaq.pipeline.record.ScoredSample;
import io.mdaq.pipeline.record.ScoredShard;
import io.mdaq.pipeline.record.SettledRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Puts a shard together again: what stayed of it, and the boosted samples whose ids belong there.
 * Of samples with equal ids one stays, and an original before a boosted one; the others are its
 * exact duplicates. A boosted sample is not held against others for near duplicates.
 */
public final class ShardUnion {

  private static final Comparator<ScoredSample> SURVIVAL =
      Comparator.comparing(sample -> sample.row().header(), SampleHeader.SURVIVAL);

  private final Function<SampleId, List<SampleId>> replacements;

  /**
   * @param replacements what took the place of a sample of any shard, which is one or none
   */
  public ShardUnion(Function<SampleId, List<SampleId>> replacements) {
    this.replacements = replacements;
  }

  /**
   * The shard.
   *
   * @param parts in any order, iterated once
   */
  public ScoredShard of(int shard, Iterable<ScoredShard> parts) {
    TreeMap<SampleId, ScoredSample> samples = new TreeMap<>();
    List<ScoredSample> boosted = new ArrayList<>();
    SettledRows settled = SettledRows.NONE;
    for (ScoredShard part : parts) {
      for (ScoredSample sample : part.samples()) {
        if (sample.row().header().version() == Version.BOOSTED) {
          boosted.add(sample);
        } else {
          samples.put(sample.row().header().id(), sample);
        }
      }
      // Only one part is more than boosted samples on their way.
      settled = part.settled().equals(SettledRows.NONE) ? settled : part.settled();
    }
    boosted.sort(SURVIVAL);
    List<SampleHeader> copies = new ArrayList<>();
    for (ScoredSample sample : boosted) {
      if (samples.putIfAbsent(sample.row().header().id(), sample) != null) {
        copies.add(sample.row().header());
      }
    }
    List<NearDuplicate> near = settled.nearDuplicates().stream().map(this::followed).toList();
    return new ScoredShard(
        shard,
        List.copyOf(samples.values()),
        settled.withNearDuplicates(near).withDuplicates(copies));
  }

  private NearDuplicate followed(NearDuplicate duplicate) {
    List<SampleId> boosted = replacements.apply(duplicate.survivor());
    return boosted.isEmpty()
        ? duplicate
        : new NearDuplicate(duplicate.header(), duplicate.score(), boosted.get(0));
  }
}
