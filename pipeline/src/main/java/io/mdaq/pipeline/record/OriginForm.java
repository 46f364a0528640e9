// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.record;

import io.mdaq.core.sample.Position;
import io.mdaq.core.sample.RowOrigin;
import io.mdaq.core.sample.Side;
import io.mdaq.pipeline.coder.ByteReader;
import io.mdaq.pipeline.coder.ByteWriter;

/** The binary form of an origin. */
final class OriginForm {

  private static final int LINE = 0;
  private static final int ELEMENT = 1;
  private static final int OFFSET = 2;
  private static final Side[] SIDES = Side.values();

  private OriginForm() {}

  static void write(ByteWriter out, RowOrigin origin) {
    out.putText(origin.file());
    if (origin.position() instanceof Position.Line line) {
      out.putLong(LINE);
      out.putLong(line.number());
    } else if (origin.position() instanceof Position.Element element) {
      out.putLong(ELEMENT);
      out.putLong(element.number());
    } else {
      out.putLong(OFFSET);
      out.putLong(((Position.Offset) origin.position()).bytes());
    }
    out.putLong(origin.side().ordinal());
  }

  static RowOrigin read(ByteReader in) {
    String file = in.text();
    int kind = in.intValue();
    long number = in.longValue();
    Position position =
        switch (kind) {
          case LINE -> new Position.Line(number);
          case ELEMENT -> new Position.Element(number);
          case OFFSET -> new Position.Offset(number);
          default -> throw new IllegalStateException("unknown kind of position: " + kind);
        };
    return new RowOrigin(file, position, SIDES[in.intValue()]);
  }
}
