// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.cluster.IdHash;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Where samples meet to be compared. Shingles are what costs to move, so a sample meets all of its
 * leaders in one place, that of its best-ranked one, where the others of its kind are, too. A
 * leader comes to all places of its members.
 *
 * <p>A leader with many members meets them in parts, a thousand or so in each, so that no meeting
 * grows with the largest bucket. The meetings are spread by hash over a fixed number of groups.
 *
 * @param groups how many
 * @param shards over how many shards the samples are spread
 * @param shardOf where a sample lies
 */
public record MeetingPlan(int groups, int shards, ToIntFunction<SampleId> shardOf) {

  private static final int MEMBERS_PER_PART = 1024;

  /**
   * Tells the shards of both samples of each pair.
   *
   * @param pairs of the members that lie in one shard, in any order and however often
   */
  public SortedMap<Integer, Invitations> invitations(Iterable<LeaderPair> pairs) {
    Map<SampleId, SortedSet<Rank>> leaders = new HashMap<>();
    pairs.forEach(
        pair -> leaders.computeIfAbsent(pair.member(), m -> new TreeSet<>()).add(pair.leader()));
    Map<SampleId, Integer> members = new HashMap<>();
    leaders.values().forEach(all -> members.merge(all.first().id(), 1, Integer::sum));
    SortedMap<Integer, List<Invitation>> byShard = new TreeMap<>();
    leaders.forEach(
        (member, all) -> {
          SampleId best = all.first().id();
          int group = group(best, part(member, members.getOrDefault(best, 1)));
          for (Rank leader : all) {
            add(byShard, member, new Invitation(member, group, leader.id()));
            add(byShard, leader.id(), new Invitation(leader.id(), group, leader.id()));
          }
        });
    SortedMap<Integer, Invitations> invitations = new TreeMap<>();
    byShard.forEach((shard, some) -> invitations.put(shard, Invitations.of(some)));
    return invitations;
  }

  /** Members are spread evenly over shards, so one shard tells how many there are in all. */
  private int part(SampleId member, int membersInShard) {
    long parts = Math.max(1, (long) membersInShard * shards / MEMBERS_PER_PART);
    return (int) Long.remainderUnsigned(IdHash.mix(member.low()), parts);
  }

  private int group(SampleId leader, int part) {
    return (int) Long.remainderUnsigned(IdHash.mix(leader.low() + part), groups);
  }

  private void add(
      SortedMap<Integer, List<Invitation>> byShard, SampleId sample, Invitation invitation) {
    byShard.computeIfAbsent(shardOf.applyAsInt(sample), shard -> new ArrayList<>()).add(invitation);
  }
}
