// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.boost.check.Siblings;
import io.mdaq.pipeline.coder.RecordCoder;

/**
 * The siblings of a candidate.
 *
 * @param shard where the candidate lies
 * @param id of the candidate
 */
public record SiblingsOf(int shard, String id, Siblings siblings) {

  public static RecordCoder<SiblingsOf> coder() {
    return RecordCoder.of(
        SiblingsOf.class,
        (out, found) -> {
          out.putLong(found.shard);
          out.putText(found.id);
          out.putAll(found.siblings.all(), FamilyMember::write);
        },
        in ->
            new SiblingsOf(
                in.intValue(), in.text(), new Siblings(in.all(FamilyMember::readSibling))));
  }
}
