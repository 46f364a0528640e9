// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.io.Serializable;
import java.util.Objects;

/**
 * What kind of file rows lie in; found by {@link ContainerDetector}.
 *
 * @param compression how it is packed
 * @param layout how rows stand in it
 */
public record Container(Compression compression, Layout layout) implements Serializable {

  public Container {
    Objects.requireNonNull(compression, "compression");
    Objects.requireNonNull(layout, "layout");
  }

  /** Whether reading may start inside the file. */
  public boolean isSplittable() {
    return compression == Compression.NONE && layout != Layout.ARRAY;
  }
}
