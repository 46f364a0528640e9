// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.report;

import io.mdaq.core.manifest.JsonFile;
import io.mdaq.pipeline.files.OutputFolder;
import io.mdaq.pipeline.record.RejectedLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Some rejected rows of an output folder.
 *
 * @param first the first ones
 * @param byReason the first ones of each reason
 */
public record RejectedExamples(
    List<RejectedLine> first, SortedMap<String, List<RejectedLine>> byReason) {

  private static final int SHOWN = 10;
  private static final int SHOWN_OF_REASON = 3;

  /** Reads the folder's rejected rows. */
  public static RejectedExamples of(OutputFolder output) throws IOException {
    List<RejectedLine> first = new ArrayList<>();
    TreeMap<String, List<RejectedLine>> byReason = new TreeMap<>();
    for (ResourceId file : output.files(OutputFolder.REJECTED + "/*")) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(OutputFolder.open(file), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          RejectedLine row = JsonFile.readLine(line, RejectedLine.class);
          add(row, first, SHOWN);
          add(
              row,
              byReason.computeIfAbsent(row.reason(), key -> new ArrayList<>()),
              SHOWN_OF_REASON);
        }
      }
    }
    return new RejectedExamples(first, byReason);
  }

  private static void add(RejectedLine row, List<RejectedLine> rows, int most) {
    if (rows.size() < most) {
      rows.add(row);
    }
  }
}
