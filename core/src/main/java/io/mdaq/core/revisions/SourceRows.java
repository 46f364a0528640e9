// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.revisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The source example of every row of some parallel files: rows of different languages that are
 * translations of one example have the same number, so a split by it never puts a translation of a
 * training example into the test part.
 */
public final class SourceRows {

  private final String location;
  private final Map<String, List<Long>> byFile;

  private SourceRows(String location, Map<String, List<Long>> byFile) {
    this.location = location;
    this.byFile = byFile;
  }

  /**
   * Reads {@code {"Arabic": [0, 1, 3], ...}}: file names without their ending, and the number of
   * the source example of each row in order.
   *
   * @param location for messages
   * @throws IOException where the stream cannot be read
   * @throws UserException where it is of another form
   */
  public static SourceRows read(String location, InputStream stream) throws IOException {
    try {
      return new SourceRows(
          location,
          new ObjectMapper()
              .readValue(stream, new TypeReference<TreeMap<String, List<Long>>>() {}));
    } catch (JsonProcessingException e) {
      throw UserException.usage(
          "input.source_rows: %s is not of the form {\"Arabic\": [0, 1, 3], ...}: %s"
              .formatted(location, e.getOriginalMessage()));
    }
  }

  /**
   * The source example of a row.
   *
   * @param file path of the row's file
   * @param row from 1
   */
  public String of(String file, long row) {
    String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\..*$", "");
    List<Long> rows = byFile.get(name);
    if (rows == null) {
      throw UserException.usage(
          "input.source_rows: %s has no entry \"%s\" for %s; it has: %s"
              .formatted(location, name, file, String.join(", ", byFile.keySet())));
    }
    if (row < 1 || row > rows.size()) {
      throw UserException.usage(
          "input.source_rows: %s has %d numbers for \"%s\", but %s has a row %d; they must belong to"
                  .formatted(location, rows.size(), name, file, row)
              + " the same version of the data");
    }
    return rows.get((int) (row - 1)).toString();
  }
}
