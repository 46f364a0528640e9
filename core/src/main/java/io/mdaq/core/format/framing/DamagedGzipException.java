// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import java.io.IOException;

/** Gzip data that breaks off or does not hold what its checksums promise. */
public final class DamagedGzipException extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedGzipException(String message) {
    super(message);
  }
}
