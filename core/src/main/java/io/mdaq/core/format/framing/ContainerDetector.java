// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import io.mdaq.core.problem.UserException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;

/**
 * Finds out what kind of file it is from its content: gzip by its first bytes, a JSON array by "["
 * as its first visible byte. Only the endings {@code .jsonl} and {@code .ndjson} (also with {@code
 * .gz}) overrule that: then a line that begins with "[" is a row.
 */
public final class ContainerDetector {

  private static final String GZIP_ENDING = ".gz";

  private ContainerDetector() {}

  /**
   * Looks at a file's beginning, up to the first visible byte. An empty file counts as JSON Lines
   * without lines.
   *
   * @param file its name, for the ending and for messages
   * @throws UserException where the file is of a kind that this version does not read
   * @throws IOException where the file cannot be read
   */
  public static Container detect(String file, ByteSource source) throws IOException {
    try (InputStream in = source.openAt(0)) {
      byte[] head = in.readNBytes(ForeignFile.HEAD_BYTES);
      refuseForeign(file, head);
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
      return isGzip(head)
          ? new Container(Compression.GZIP, packedLayout(file, all))
          : new Container(Compression.NONE, layout(file, all));
    }
  }

  private static Layout packedLayout(String file, InputStream packed) throws IOException {
    try (InputStream in = new GzipMembers(packed)) {
      byte[] head = in.readNBytes(ForeignFile.HEAD_BYTES);
      refuseForeign(file, head);
      if (isGzip(head)) {
        throw UserException.failed(file + ": this is gzip data inside gzip data. Unpack it once.");
      }
      return layout(file, new SequenceInputStream(new ByteArrayInputStream(head), in));
    } catch (DamagedGzipException e) {
      throw damagedGzip(file, e, 0);
    }
  }

  /** The message for gzip data that cannot be read to its end. */
  public static UserException damagedGzip(String file, DamagedGzipException e, long rowsRead) {
    return UserException.failed(
        file
            + ": the gzip data is damaged: "
            + e.getMessage()
            + "; rows read before that: "
            + rowsRead
            + ". Fetch or pack the file again; \"gzip -t\" tells whether it is whole.",
        e);
  }

  private static void refuseForeign(String file, byte[] head) {
    ForeignFile.of(head)
        .ifPresent(
            kind -> {
              throw UserException.failed(file + ": " + kind.explain());
            });
  }

  private static boolean isGzip(byte[] head) {
    return head.length >= 2 && head[0] == 0x1F && head[1] == (byte) 0x8B;
  }

  private static Layout layout(String file, InputStream in) throws IOException {
    return isNamedLines(file) || firstVisible(in) != '[' ? Layout.LINES : Layout.ARRAY;
  }

  private static boolean isNamedLines(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(GZIP_ENDING)) {
      name = name.substring(0, name.length() - GZIP_ENDING.length());
    }
    return name.endsWith(".jsonl") || name.endsWith(".ndjson");
  }

  private static int firstVisible(InputStream in) throws IOException {
    Window window = new Window(in, 0);
    window.dropByteOrderMark();
    while (window.length() > 0 || window.more()) {
      if (!JsonSpace.isSpace(window.at(0))) {
        return window.at(0);
      }
      window.drop(1);
    }
    return -1;
  }
}
