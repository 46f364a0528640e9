// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.dataset;

import io.mdaq.core.format.ReadSample;
import io.mdaq.core.manifest.JsonFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lines for several files of a folder, each opened with its first line. */
final class SetWriter implements AutoCloseable {

  private static final String ENDING = ".jsonl";

  private final Path folder;
  private final Map<Path, OutputStream> open = new LinkedHashMap<>();

  SetWriter(Path folder) {
    this.folder = folder;
  }

  /** A row for its language's file in the folder of a set, byte for byte as it was read. */
  void row(String set, ReadSample sample) {
    write(folder.resolve(set).resolve(sample.language() + ENDING), sample.payload().bytes());
  }

  /** A record for a file of the folder. */
  void line(String file, Object value) {
    try {
      write(folder.resolve(file), JsonFile.line(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, byte[] line) {
    try {
      OutputStream stream = open.get(file);
      if (stream == null) {
        Files.createDirectories(file.getParent());
        stream = new BufferedOutputStream(Files.newOutputStream(file));
        open.put(file, stream);
      }
      stream.write(line);
      stream.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (OutputStream stream : open.values()) {
      try {
        stream.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
