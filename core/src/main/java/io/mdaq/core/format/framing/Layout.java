// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

/** How rows stand in a file once it is unpacked. */
public enum Layout {
  /** JSON Lines: a row per line. */
  LINES,
  /** One JSON array: a row per element. */
  ARRAY,
  /** Parquet, which packs its columns itself: a row per record. */
  PARQUET
}
