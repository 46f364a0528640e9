// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.manifest.Sha256;
import io.mdaq.core.resource.Resource;
import io.mdaq.core.text.Placeholders;
import java.util.List;
import java.util.Map;

/**
 * The words in which a booster is asked, from the resource files of one version. A published
 * version is never changed: another wording is another version.
 */
final class PromptTexts {

  static final String VERSION = "booster-v1";

  /** Shorter lines of the frame may stand in an honest text. */
  private static final int TELLING_CHARS = 60;

  private static final String FRAME = read(VERSION + ".txt");
  private static final String PROFILE = read(VERSION + "-profile.txt");

  private PromptTexts() {}

  static String sha256() {
    return Sha256.hex((FRAME + "\u0000" + PROFILE).getBytes(UTF_8));
  }

  static String frame(Map<String, String> values) {
    return Placeholders.fill(FRAME, values).strip();
  }

  static String profile(Map<String, String> values) {
    return Placeholders.fill(PROFILE, values);
  }

  /**
   * Sentences that stand in every prompt and nowhere else: the pieces of the frame between two
   * places to fill.
   */
  static List<String> telling() {
    return Placeholders.between(FRAME)
        .flatMap(String::lines)
        .map(String::strip)
        .filter(line -> line.length() >= TELLING_CHARS)
        .toList();
  }

  private static String read(String resource) {
    return Resource.text(PromptTexts.class, resource);
  }
}
