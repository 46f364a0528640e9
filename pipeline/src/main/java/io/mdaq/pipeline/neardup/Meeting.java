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
 * Samples that come to one place to be compared. Parts of a meeting may come from many shards; they
 * are added up before anything is compared.
 *
 * @param guests each sample once
 */
public record Meeting(List<Guest> guests) {

  /**
   * A sample with what is compared.
   *
   * @param leaders whom it is compared with: ids of other guests of the same meeting
   */
  public record Guest(Rank rank, ShingleSet shingles, List<SampleId> leaders) {

    private void write(ByteWriter out) {
      Ranks.write(out, rank);
      shingles.write(out);
      out.putAll(leaders, Ranks::writeId);
    }

    private static Guest read(ByteReader in) {
      return new Guest(Ranks.read(in), ShingleSet.read(in), in.all(Ranks::readId));
    }
  }

  /** A meeting that nobody has come to. */
  public static Meeting empty() {
    return new Meeting(new ArrayList<>());
  }

  public static RecordCoder<Meeting> coder() {
    return RecordCoder.of(
        Meeting.class,
        (out, meeting) -> out.putAll(meeting.guests, (to, guest) -> guest.write(to)),
        in -> new Meeting(in.all(Guest::read)));
  }

  /** Adds those of another part. */
  public void add(Meeting other) {
    guests.addAll(other.guests);
  }

  /**
   * Compares every guest with its leaders.
   *
   * @param threshold see {@link ShingleSet#isLike}
   * @return the pairs that are alike
   * @throws IllegalStateException where a leader stayed away
   */
  public Matches matches(int threshold) {
    Map<SampleId, Guest> byId = new HashMap<>();
    guests.forEach(guest -> byId.put(guest.rank.id(), guest));
    List<Matches.Match> matches = new ArrayList<>();
    for (Guest guest : guests) {
      for (SampleId id : guest.leaders) {
        Guest leader = byId.get(id);
        if (leader == null) {
          throw new IllegalStateException("sample " + id + " was to be compared and is not there");
        }
        if (leader.shingles.isLike(guest.shingles, threshold)) {
          matches.add(new Matches.Match(leader.rank, guest.rank));
        }
      }
    }
    return new Matches(matches);
  }
}
