// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file and its content.
 *
 * @param name as the ledger has it
 * @param bytes its size as stored
 * @param sha256 of the bytes as stored, 64 hexadecimal digits
 */
public record FileHash(String name, long bytes, String sha256) {

  private static final int BUFFER_BYTES = 1 << 16;

  /** Reads a stream to its end; closing it is the caller's. */
  public static FileHash of(String name, InputStream stream) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      digest.update(buffer, 0, read);
      bytes += read;
    }
    return new FileHash(name, bytes, HexFormat.of().formatHex(digest.digest()));
  }
}
