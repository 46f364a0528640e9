// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.testing.gcs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bodies of several parts (RFC 2046), as uploads and batches have them. */
final class Multipart {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
  private static final String LINE = "\r\n";

  private Multipart() {}

  /**
   * Headers and what follows them.
   *
   * @param headers by name in small letters
   * @param text one character a byte
   */
  record Part(Map<String, String> headers, String text) {

    byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What stands between the first line and the next part, read as headers and a body. */
    static Part of(String text) {
      int end = text.indexOf(LINE + LINE);
      Map<String, String> headers = new TreeMap<>();
      for (String line : text.substring(0, Math.max(end, 0)).split(LINE, -1)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          headers.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
      }
      return new Part(headers, end < 0 ? "" : text.substring(end + 2 * LINE.length()));
    }
  }

  /** The parts of a request's body. */
  static List<Part> parts(ApiRequest request) {
    Matcher boundary = BOUNDARY.matcher(request.header("content-type").orElse(""));
    if (!boundary.find()) {
      throw ApiProblem.badRequest("No boundary.");
    }
    String text = new String(request.body(), StandardCharsets.ISO_8859_1);
    String mark = "--" + boundary.group(1);
    List<Part> parts = new ArrayList<>();
    int start = text.indexOf(mark + LINE);
    while (start >= 0) {
      int end = text.indexOf(LINE + mark, start + mark.length());
      if (end < 0) {
        throw ApiProblem.badRequest("A part without an end.");
      }
      parts.add(Part.of(text.substring(start + mark.length() + LINE.length(), end)));
      start = text.startsWith(mark + LINE, end + LINE.length()) ? end + LINE.length() : -1;
    }
    return parts;
  }
}
