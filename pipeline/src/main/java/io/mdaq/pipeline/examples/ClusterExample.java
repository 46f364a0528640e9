// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.examples;

import io.mdaq.pipeline.cluster.IdHash;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cluster and some of its members, both chosen by hash.
 *
 * @param number within its group
 * @param members at most {@value #KEPT}
 */
public record ClusterExample(int number, List<Member> members) {

  /** How many members are kept. */
  static final int KEPT = 3;

  /** Which clusters are kept. */
  static final Comparator<ClusterExample> ORDER =
      Comparator.<ClusterExample>comparingLong(cluster -> IdHash.mix(cluster.number + 1L))
          .thenComparingInt(ClusterExample::number);

  /**
   * A member.
   *
   * @param hash by which it was chosen
   * @param id 32 hexadecimal digits
   * @param language its language
   * @param stage by which it was selected; empty where it was not
   * @param instruction the beginning of its instruction
   */
  public record Member(long hash, String id, String language, String stage, CutText instruction) {

    static final Comparator<Member> ORDER =
        Comparator.comparingLong(Member::hash).thenComparing(Member::id);
  }

  public ClusterExample {
    members = List.copyOf(members);
  }

  /** The same cluster in another shard. */
  ClusterExample plus(ClusterExample other) {
    return new ClusterExample(
        number,
        Stream.concat(members.stream(), other.members.stream())
            .sorted(Member.ORDER)
            .limit(KEPT)
            .toList());
  }
}
