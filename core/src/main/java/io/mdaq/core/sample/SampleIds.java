// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Computes sample ids: the first 128 bits of the SHA-256 (FIPS 180-4) over language, instruction,
 * input and response, each as its length in bytes (32 bits, big-endian) and its UTF-8. The lengths
 * keep texts apart that differ only in where one ends and the next begins.
 */
public final class SampleIds {

  /** Asking the security providers for a digest costs as much as hashing a short sample. */
  private static final ThreadLocal<MessageDigest> DIGEST =
      ThreadLocal.withInitial(SampleIds::newDigest);

  private SampleIds() {}

  /**
   * The id of a sample.
   *
   * @param language the language code, as it stands in the ledger
   * @param text the normalised texts
   */
  public static SampleId of(String language, SampleText text) {
    MessageDigest digest = DIGEST.get();
    update(digest, language);
    update(digest, text.instruction());
    update(digest, text.input());
    update(digest, text.response());
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new SampleId(hash.getLong(), hash.getLong());
  }

  private static void update(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(UTF_8);
    int length = bytes.length;
    digest.update((byte) (length >>> 24));
    digest.update((byte) (length >>> 16));
    digest.update((byte) (length >>> 8));
    digest.update((byte) length);
    digest.update(bytes);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
