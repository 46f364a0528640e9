// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.generate;

import io.mdaq.core.manifest.Sha256;
import java.nio.charset.StandardCharsets;

/** The seed of each answer, so that what else is asked changes nothing. */
final class Seeds {

  /** Of four bytes. */
  private static final int EIGHT_DIGITS = 8;

  private Seeds() {}

  /**
   * From SHA-256 of the run's seed, the prompt's id and the turn; 0 or more and below 2^31, because
   * not every endpoint takes larger ones.
   */
  static long of(long seed, String prompt, int turn) {
    String text = seed + "\n" + turn + "\n" + prompt;
    String hash = Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    return Long.parseLong(hash.substring(0, EIGHT_DIGITS), 16) & Integer.MAX_VALUE;
  }
}
