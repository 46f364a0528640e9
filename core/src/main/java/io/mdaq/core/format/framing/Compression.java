// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

/** How a file is packed, told by its first bytes and never by its name. */
public enum Compression {
  NONE,
  GZIP
}
