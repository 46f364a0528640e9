// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What framers give, as text that tests compare: {@code line 3: {"a":1}}. */
final class Frames {

  private Frames() {}

  static InputStream stream(String content) {
    return new ByteArrayInputStream(content.getBytes(UTF_8));
  }

  static List<String> all(RowFramer framer) {
    List<String> frames = new ArrayList<>();
    try (framer) {
      for (Optional<FramedRow> row = framer.next(); row.isPresent(); row = framer.next()) {
        frames.add(row.get().position().describe() + ": " + content(row.get()));
      }
      return frames;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows alone, without their positions. */
  static List<String> contents(RowFramer framer) {
    return all(framer).stream().map(frame -> frame.substring(frame.indexOf(": ") + 2)).toList();
  }

  private static String content(FramedRow row) {
    return row instanceof FramedRow.Complete complete
        ? new String(complete.bytes().copy(), UTF_8)
        : "too long, " + ((FramedRow.TooLong) row).length();
  }
}
