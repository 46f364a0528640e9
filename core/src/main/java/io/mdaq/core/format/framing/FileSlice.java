// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.io.Serializable;
import java.util.Objects;

/**
 * A piece of a file that one worker reads: the rows whose first byte lies in {@code [start, end)}.
 *
 * @param file the file's name, for opening it and for messages
 * @param start the first byte, 0 for a whole file
 * @param end behind the last byte; a whole file is read to its end whatever this says
 * @param container what kind of file it is
 * @param extent whether the slice is the whole file
 */
public record FileSlice(String file, long start, long end, Container container, Extent extent)
    implements Serializable {

  public FileSlice {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(extent, "extent");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range of bytes: [" + start + ", " + end + ")");
    }
    if (extent == Extent.WHOLE && start != 0) {
      throw new IllegalArgumentException("a whole file starts at byte 0, not at " + start);
    }
    if (extent == Extent.PART && !container.isSplittable()) {
      throw new IllegalArgumentException("cannot be read in parts: " + container);
    }
  }
}
