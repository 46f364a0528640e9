// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.boost.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mdaq.core.manifest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words in which a booster is asked, from the resource files of one version. A published
 * version is never changed: another wording is another version.
 */
final class PromptTexts {

  static final String VERSION = "booster-v1";

  /** Shorter lines of the frame may stand in an honest text. */
  private static final int TELLING_CHARS = 60;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");

  private static final String FRAME = read(VERSION + ".txt");
  private static final String PROFILE = read(VERSION + "-profile.txt");

  private PromptTexts() {}

  static String sha256() {
    return Sha256.hex((FRAME + "\u0000" + PROFILE).getBytes(UTF_8));
  }

  static String frame(Map<String, String> values) {
    return fill(FRAME, values).strip();
  }

  static String profile(Map<String, String> values) {
    return fill(PROFILE, values);
  }

  /**
   * Sentences that stand in every prompt and nowhere else: the pieces of the frame between two
   * places to fill.
   */
  static List<String> telling() {
    return PLACEHOLDER
        .splitAsStream(FRAME)
        .flatMap(String::lines)
        .map(String::strip)
        .filter(line -> line.length() >= TELLING_CHARS)
        .toList();
  }

  /** In one pass, so that what is filled in is never searched for places to fill. */
  private static String fill(String template, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            match -> {
              String value = values.get(match.group(1));
              if (value == null) {
                throw new IllegalStateException("the prompt asks for " + match.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private static String read(String resource) {
    try (InputStream stream = PromptTexts.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + resource, e);
    }
  }
}
