// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.boost;

import io.mdaq.core.boost.check.NeutralForm;
import io.mdaq.core.boost.check.Sibling;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;
import io.mdaq.pipeline.coder.RecordCoder;

/**
 * A sample on its way to those that are made from the same example.
 *
 * @param shard where it lies
 * @param role whether it wants to know the others
 * @param sibling what the others are to know of it
 */
public record FamilyMember(int shard, Role role, Sibling sibling) {

  /** What a member takes part for. */
  public enum Role {
    /** It is to be boosted. */
    CANDIDATE,
    /** It is evidence only. */
    WITNESS
  }

  private static final Role[] ROLES = Role.values();

  public static RecordCoder<FamilyMember> coder() {
    return RecordCoder.of(
        FamilyMember.class, (out, member) -> member.write(out), FamilyMember::read);
  }

  private void write(ByteWriter out) {
    out.putLong(shard);
    out.putLong(role.ordinal());
    write(out, sibling);
  }

  private static FamilyMember read(ByteReader in) {
    return new FamilyMember(in.intValue(), ROLES[in.intValue()], readSibling(in));
  }

  static void write(ByteWriter out, Sibling sibling) {
    out.putText(sibling.language());
    out.putText(sibling.id());
    out.putAll(sibling.form().numbers(), ByteWriter::putText);
    out.putAll(sibling.form().words(), ByteWriter::putText);
    out.putAll(sibling.form().taskWords(), ByteWriter::putText);
    out.putLong(sibling.form().length());
  }

  static Sibling readSibling(ByteReader in) {
    return new Sibling(
        in.text(),
        in.text(),
        new NeutralForm(
            in.all(ByteReader::text),
            in.all(ByteReader::text),
            in.all(ByteReader::text),
            in.intValue()));
  }
}
