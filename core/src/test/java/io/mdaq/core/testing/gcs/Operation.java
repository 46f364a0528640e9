// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

/** What a request does, so that faults and counts can name it. */
public enum Operation {
  /** The metadata of a bucket. */
  BUCKET,
  /** The names below a prefix. */
  LIST,
  /** The metadata of an object. */
  METADATA,
  /** The bytes of an object, or a range of them. */
  READ,
  /** A request that begins or continues an upload. */
  WRITE,
  /** Copy, rewrite, move and compose; the path is the new object's. */
  COPY,
  DELETE,
  /** Any of them; requests never have it. */
  ANY;

  boolean covers(Operation other) {
    return this == ANY || this == other;
  }
}
