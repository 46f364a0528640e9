// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Packs text for tests. */
public final class Zstd {

  private Zstd() {}

  /** One frame for each text. */
  public static byte[] frames(String... texts) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (String text : texts) {
      frames.writeBytes(pack(text.getBytes(UTF_8)));
    }
    return frames.toByteArray();
  }

  /** One frame with a checksum, as the command zstd makes it. */
  public static byte[] pack(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZstdOutputStreamNoFinalizer zstd = new ZstdOutputStreamNoFinalizer(packed)) {
      zstd.setChecksum(true);
      zstd.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
