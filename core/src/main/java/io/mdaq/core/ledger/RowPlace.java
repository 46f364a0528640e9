// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.ledger;

import io.mdaq.core.sample.Position;
import io.mdaq.core.sample.RowOrigin;
import java.util.Comparator;

/**
 * How the ledger tells positions: as a number that is a line or an element, or as a byte offset.
 * Lines and elements are not told apart there, a file has either.
 */
public final class RowPlace {

  /** By file, position and side. */
  public static final Comparator<RowOrigin> ORDER =
      Comparator.comparing(RowOrigin::file)
          .thenComparingLong(origin -> number(origin.position()))
          .thenComparing(origin -> isOffset(origin.position()))
          .thenComparing(RowOrigin::side);

  private RowPlace() {}

  public static boolean isOffset(Position position) {
    return position instanceof Position.Offset;
  }

  public static long number(Position position) {
    if (position instanceof Position.Line line) {
      return line.number();
    }
    if (position instanceof Position.Element element) {
      return element.number();
    }
    return ((Position.Offset) position).bytes();
  }
}
