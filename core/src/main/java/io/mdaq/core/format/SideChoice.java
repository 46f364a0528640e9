// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.sample.Side;
import java.util.List;

/** The setting {@code input.sides}: which sides of revision elements become samples. */
public enum SideChoice {
  BOTH,
  RAW,
  REVISED;

  /** In the order in which they are read. */
  public List<Side> sides() {
    return switch (this) {
      case BOTH -> List.of(Side.RAW, Side.REVISED);
      case RAW -> List.of(Side.RAW);
      case REVISED -> List.of(Side.REVISED);
    };
  }
}
