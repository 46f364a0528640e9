// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.format.parquet.ParquetFile;
import io.mdaq.pipeline.files.InputFiles;
import io.mdaq.pipeline.files.OutputFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Counts the rows of written files by reading them back. */
final class WrittenRows {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final String PARQUET = "parquet";

  private WrittenRows() {}

  /** The rows of a folder's files by kind of file, which is the ending of its name. */
  static SortedMap<String, Long> of(OutputFolder output, String folder) {
    return output.files(folder + "/*").parallelStream()
        .collect(
            Collectors.groupingBy(
                WrittenRows::ending, TreeMap::new, Collectors.summingLong(WrittenRows::rows)));
  }

  private static String ending(ResourceId file) {
    String name = file.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static long rows(ResourceId file) {
    try {
      return ending(file).equals(PARQUET) ? records(file) : lines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read back " + file, e);
    }
  }

  private static long records(ResourceId file) throws IOException {
    String name = file.toString();
    try (ParquetFile parquet = ParquetFile.open(name, InputFiles.source(name))) {
      return parquet.rows();
    }
  }

  private static long lines(ResourceId file) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long lines = 0;
    try (InputStream stream = OutputFolder.open(file)) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }
}
