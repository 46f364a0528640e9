// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.boost.check.Sibling;
import io.mdaq.core.boost.check.Siblings;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import io.mdaq.pipeline.boost.FamilyMember.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples that are made from one example, in all languages.
 *
 * @param members in any order
 */
public record Family(List<FamilyMember> members) {

  /** Both sides of a row in each known language are fewer. */
  private static final int MOST = 64;

  public Family {
    members = List.copyOf(members);
  }

  /**
   * Brings members together.
   *
   * @param field that names the example, for messages
   * @param example the value that they share, for messages
   * @throws UserException where so many share it that they cannot be translations of one example
   */
  public static Family of(String field, String example, Iterable<FamilyMember> members) {
    List<FamilyMember> all = new ArrayList<>();
    for (FamilyMember member : members) {
      all.add(member);
      if (all.size() > MOST) {
        throw UserException.failed(
            "boost.alignment_field: more than "
                + MOST
                + " samples have the value "
                + Excerpt.of(example)
                + " in the field "
                + Excerpt.of(field)
                + ", which should be equal in the translations of one example only. Name a field"
                + " for which this holds, or none; leave it out of rows that are no translations.");
      }
    }
    return new Family(all);
  }

  /** The siblings of each candidate that has some. */
  public List<SiblingsOf> ofCandidates() {
    List<Sibling> siblings = members.stream().map(FamilyMember::sibling).toList();
    return members.stream()
        .filter(member -> member.role() == Role.CANDIDATE)
        .map(
            member ->
                new SiblingsOf(
                    member.shard(),
                    member.sibling().id(),
                    Siblings.of(member.sibling().language(), siblings)))
        .filter(found -> !found.siblings().isEmpty())
        .toList();
  }
}
