// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format;

import io.mdaq.core.format.framing.RowBytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 64 bits of the SHA-256 (FIPS 180-4) of a row's compact bytes. Not thread-safe. */
final class RawHash {

  private final MessageDigest digest;

  RawHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  long of(RowBytes compact) {
    digest.update(compact.buffer(), compact.from(), compact.length());
    return ByteBuffer.wrap(digest.digest()).getLong();
  }
}
