// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.judge.rubric;

import io.mdaq.core.manifest.FileHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Hashes of texts in memory. */
public final class TextHash {

  private TextHash() {}

  /** The SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
  public static String of(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return FileHash.of("text", new ByteArrayInputStream(bytes)).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from memory", e);
    }
  }
}
