// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The seed of each answer, so that what else is asked changes nothing. */
final class Seeds {

  private Seeds() {}

  /**
   * From SHA-256 of the run's seed, the prompt's id and the turn; 0 or more and below 2^31, because
   * not every endpoint takes larger ones.
   */
  static long of(long seed, String prompt, int turn) {
    byte[] text = (seed + "\n" + turn + "\n" + prompt).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return ByteBuffer.wrap(hash).getInt() & Integer.MAX_VALUE;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
