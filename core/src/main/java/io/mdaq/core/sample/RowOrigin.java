// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sample;

import java.io.Serializable;
import java.util.Objects;

/**
 * Where a sample, or an input row that is none, came from: enough to find it again by hand.
 *
 * @param file the file as the user named it or a glob resolved it
 * @param position the row in that file
 * @param side the half of a revision element, {@link Side#NONE} for all other rows
 */
public record RowOrigin(String file, Position position, Side side) implements Serializable {

  public RowOrigin {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(side, "side");
  }

  /** {@code Arabic.json, element 3 (revised)}. */
  public String describe() {
    String where = file + ", " + position.describe();
    return side == Side.NONE ? where : where + " (" + side.ledgerName() + ")";
  }
}
