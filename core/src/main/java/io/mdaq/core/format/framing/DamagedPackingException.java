// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.io.IOException;

/** Packed data that breaks off or does not hold what its checksums promise. */
public final class DamagedPackingException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Compression compression;

  DamagedPackingException(Compression compression, String message) {
    super(message);
    this.compression = compression;
  }

  /** How the data is packed. */
  public Compression compression() {
    return compression;
  }
}
