// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.format.framing;

import io.mdaq.core.problem.UserException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;

/**
 * Finds out what kind of file it is from its content: gzip, zstd and Parquet by their first bytes,
 * a JSON array by "[" as its first visible byte. Only the endings {@code .jsonl} and {@code
 * .ndjson} (also with {@code .gz} or {@code .zst}) overrule that: then a line that begins with "["
 * is a row.
 */
public final class ContainerDetector {

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
      if (ForeignFile.isParquet(head)) {
        return new Container(Compression.NONE, Layout.PARQUET);
      }
      refuseForeign(file, head);
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
      Compression compression = Compression.of(head);
      return new Container(
          compression,
          compression == Compression.NONE
              ? layout(file, all)
              : packedLayout(file, compression, all));
    }
  }

  private static Layout packedLayout(String file, Compression compression, InputStream packed)
      throws IOException {
    try (InputStream in = compression.unpack(packed)) {
      byte[] head = in.readNBytes(ForeignFile.HEAD_BYTES);
      refuseForeign(file, head);
      Compression inside = Compression.of(head);
      if (inside != Compression.NONE) {
        throw UserException.failed(
            "%s: this is %s data inside %s data. Unpack it once."
                .formatted(file, inside.label(), compression.label()));
      }
      return layout(file, new SequenceInputStream(new ByteArrayInputStream(head), in));
    } catch (DamagedPackingException e) {
      throw damaged(file, e, 0);
    }
  }

  /** The message for packed data that cannot be read to its end. */
  public static UserException damaged(String file, DamagedPackingException e, long rowsRead) {
    return UserException.failed(
        "%s: the %s data is damaged: %s; rows read before that: %d. Fetch or pack the file again; "
                .formatted(file, e.compression().label(), e.getMessage(), rowsRead)
            + "\"%s\" tells whether it is whole.".formatted(e.compression().check()),
        e);
  }

  private static void refuseForeign(String file, byte[] head) {
    ForeignFile.of(head)
        .ifPresent(
            kind -> {
              throw UserException.failed(file + ": " + kind.explain());
            });
  }

  private static Layout layout(String file, InputStream in) throws IOException {
    return isNamedLines(file) || firstVisible(in) != '[' ? Layout.LINES : Layout.ARRAY;
  }

  private static boolean isNamedLines(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    for (Compression compression : Compression.values()) {
      if (name.endsWith(compression.ending())) {
        name = name.substring(0, name.length() - compression.ending().length());
      }
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
