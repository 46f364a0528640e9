// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Packs text for tests. */
public final class Gzip {

  private Gzip() {}

  /** One member for each text. */
  public static byte[] members(String... texts) {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (String text : texts) {
      members.writeBytes(pack(text.getBytes(UTF_8)));
    }
    return members.toByteArray();
  }

  /** One member. */
  public static byte[] pack(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
