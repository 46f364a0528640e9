// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.cluster.IdHash;
import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which samples are to be compared with which leaders, and where they meet.
 *
 * <p>A leader with many members meets them in parts, a thousand or so in each, so that no meeting
 * grows with the largest bucket. The meetings are spread by hash over a fixed number of groups.
 */
public final class Candidates {

  /** No comparisons. */
  public static final Candidates NONE = new Candidates(IdPairs.NONE);

  private static final int MEMBERS_PER_PART = 1024;

  private final IdPairs leaders;
  private final IdPairs members;

  /**
   * @param leaders each sample with the leaders of its buckets
   */
  public Candidates(IdPairs leaders) {
    this.leaders = leaders;
    this.members = leaders.swapped();
  }

  public static RecordCoder<Candidates> coder() {
    return RecordCoder.of(
        Candidates.class,
        (out, candidates) -> candidates.leaders.write(out),
        in -> new Candidates(IdPairs.read(in)));
  }

  /** How many pairs are to be compared. */
  public int comparisons() {
    return leaders.size();
  }

  /** Whether a sample takes part in any comparison. */
  public boolean contain(SampleId id) {
    return leaders.count(id) > 0 || members.count(id) > 0;
  }

  /**
   * Adds a sample to the meetings that it takes part in.
   *
   * @param meetings by group, from 0
   * @param groups how many
   */
  public void send(Rank rank, ShingleSet shingles, Map<Integer, Meeting> meetings, int groups) {
    Meeting.Sample sample = new Meeting.Sample(rank, shingles);
    for (int part = parts(rank.id()) - 1; part >= 0; part--) {
      meeting(meetings, group(rank.id(), part, groups)).leaders().add(sample);
    }
    TreeMap<Integer, Meeting.Member> asMember = new TreeMap<>();
    for (SampleId leader : leaders.valuesOf(rank.id())) {
      int part = (int) Long.remainderUnsigned(IdHash.mix(rank.id().low()), parts(leader));
      asMember
          .computeIfAbsent(
              group(leader, part, groups), group -> new Meeting.Member(sample, new ArrayList<>()))
          .leaders()
          .add(leader);
    }
    asMember.forEach((group, member) -> meeting(meetings, group).members().add(member));
  }

  private int parts(SampleId leader) {
    return (members.count(leader) + MEMBERS_PER_PART - 1) / MEMBERS_PER_PART;
  }

  private static Meeting meeting(Map<Integer, Meeting> meetings, int group) {
    return meetings.computeIfAbsent(group, absent -> Meeting.empty());
  }

  private static int group(SampleId leader, int part, int groups) {
    return (int) Long.remainderUnsigned(IdHash.mix(leader.low() + part), groups);
  }
}
