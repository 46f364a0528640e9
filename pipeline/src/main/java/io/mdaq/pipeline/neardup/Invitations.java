// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.neardup;

import io.mdaq.core.sample.SampleId;
import io.mdaq.pipeline.coder.RecordCoder;
import io.mdaq.pipeline.selection.Rank;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * To which meetings the samples of one shard go, and whom they are compared with there: 40 bytes
 * for each.
 */
public final class Invitations {

  /** To no meeting. */
  public static final Invitations NONE = new Invitations(new long[0]);

  /** The guest's id, the group, the leader's id. */
  private static final int LONGS = 5;

  private static final int GROUP = 2;
  private static final int LEADER = 3;

  private final IdRows rows;

  private Invitations(long[] sorted) {
    rows = new IdRows(sorted, LONGS);
  }

  static Invitations of(Collection<Invitation> invitations) {
    return new Invitations(
        invitations.stream()
            .sorted()
            .distinct()
            .flatMapToLong(
                invitation ->
                    LongStream.of(
                        invitation.guest().high(),
                        invitation.guest().low(),
                        invitation.group(),
                        invitation.leader().high(),
                        invitation.leader().low()))
            .toArray());
  }

  public static RecordCoder<Invitations> coder() {
    return RecordCoder.of(
        Invitations.class,
        (out, invitations) ->
            out.putLongs(invitations.rows.longs(), invitations.rows.longs().length),
        in -> new Invitations(in.longs()));
  }

  /** Adds up what one shard was told by many. */
  public static Invitations together(Iterable<Invitations> parts) {
    List<Invitation> all = new ArrayList<>();
    parts.forEach(part -> part.stream().forEach(all::add));
    return of(all);
  }

  /** How many pairs are to be compared, counted where the worse-ranked sample lies. */
  public long comparisons() {
    return stream().filter(invitation -> !invitation.isVisit()).count();
  }

  /** Whether a sample goes to any meeting. */
  public boolean contain(SampleId guest) {
    return rows.beginsWith(rows.firstOf(guest), guest);
  }

  /**
   * Adds a sample to the meetings that it goes to.
   *
   * @param meetings by group
   */
  public void send(Rank rank, ShingleSet shingles, Map<Integer, Meeting> meetings) {
    int i = rows.firstOf(rank.id());
    while (rows.beginsWith(i, rank.id())) {
      int group = at(i).group();
      List<SampleId> leaders = new ArrayList<>();
      for (; rows.beginsWith(i, rank.id()) && at(i).group() == group; i++) {
        Invitation invitation = at(i);
        if (!invitation.isVisit()) {
          leaders.add(invitation.leader());
        }
      }
      meetings
          .computeIfAbsent(group, absent -> Meeting.empty())
          .guests()
          .add(new Meeting.Guest(rank, shingles, leaders));
    }
  }

  private Stream<Invitation> stream() {
    return IntStream.range(0, rows.size()).mapToObj(this::at);
  }

  private Invitation at(int i) {
    return new Invitation(rows.id(i, 0), (int) rows.number(i, GROUP), rows.id(i, LEADER));
  }
}
