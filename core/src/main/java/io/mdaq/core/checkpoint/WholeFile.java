// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.checkpoint;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that bear their names only when they are complete. */
public final class WholeFile {

  private WholeFile() {}

  /** What a file will hold. */
  @FunctionalInterface
  public interface Content {

    /** Writes all of it; closing the stream is the caller's. */
    void writeTo(OutputStream stream) throws IOException;
  }

  /**
   * Writes a file under another name beside it and then moves it into place; a file that is there
   * already is replaced, or stays as it is where this fails.
   */
  public static void write(Path file, Content content) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(partial))) {
        content.writeTo(stream);
      }
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      discard(partial);
    }
  }

  private static void discard(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      // Whatever made the file fail is being reported already, and its name says that it is
      // partial.
    }
  }
}
