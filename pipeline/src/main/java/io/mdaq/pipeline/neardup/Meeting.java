// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaders and those to be compared with them, in one place. Parts of a meeting may come from many
 * shards; they are added up before anything is compared.
 *
 * @param leaders samples that others are compared with
 * @param members samples that are compared
 */
public record Meeting(List<Sample> leaders, List<Member> members) {

  /** A sample with what is compared. */
  public record Sample(Rank rank, ShingleSet shingles) {

    private void write(ByteWriter out) {
      Ranks.write(out, rank);
      shingles.write(out);
    }

    private static Sample read(ByteReader in) {
      return new Sample(Ranks.read(in), ShingleSet.read(in));
    }
  }

  /**
   * A sample and whom it is compared with.
   *
   * @param leaders ids of samples that come to the same meeting
   */
  public record Member(Sample sample, List<SampleId> leaders) {

    private void write(ByteWriter out) {
      sample.write(out);
      out.putAll(leaders, Ranks::writeId);
    }

    private static Member read(ByteReader in) {
      return new Member(Sample.read(in), in.all(Ranks::readId));
    }
  }

  /** A meeting that nobody has come to. */
  public static Meeting empty() {
    return new Meeting(new ArrayList<>(), new ArrayList<>());
  }

  public static RecordCoder<Meeting> coder() {
    return RecordCoder.of(Meeting.class, (out, meeting) -> meeting.write(out), Meeting::read);
  }

  /** Adds those of another part. */
  public void add(Meeting other) {
    leaders.addAll(other.leaders);
    members.addAll(other.members);
  }

  /**
   * Compares every member with its leaders.
   *
   * @param threshold see {@link ShingleSet#isLike}
   * @return the pairs that are alike
   * @throws IllegalStateException where a leader stayed away
   */
  public Matches matches(int threshold) {
    Map<SampleId, Sample> byId = new HashMap<>();
    leaders.forEach(leader -> byId.put(leader.rank.id(), leader));
    List<Matches.Match> matches = new ArrayList<>();
    for (Member member : members) {
      for (SampleId id : member.leaders) {
        Sample leader = byId.get(id);
        if (leader == null) {
          throw new IllegalStateException("sample " + id + " was to be compared and is not there");
        }
        if (leader.shingles.isLike(member.sample.shingles, threshold)) {
          matches.add(new Matches.Match(leader.rank, member.sample.rank));
        }
      }
    }
    return new Matches(matches);
  }

  private void write(ByteWriter out) {
    out.putAll(leaders, (to, sample) -> sample.write(to));
    out.putAll(members, (to, member) -> member.write(to));
  }

  private static Meeting read(ByteReader in) {
    return new Meeting(in.all(Sample::read), in.all(Member::read));
  }
}
