// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.manifest.JsonFile;
import io.mdaq.pipeline.files.OutputFolder;
import io.mdaq.pipeline.record.RejectedLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/** The first rejected rows of an output folder. */
final class RejectedExamples {

  private static final int SHOWN = 10;

  private RejectedExamples() {}

  static List<RejectedLine> first(OutputFolder output) throws IOException {
    List<RejectedLine> examples = new ArrayList<>();
    for (Metadata file : output.files(OutputFolder.REJECTED + "/*")) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  OutputFolder.open(file.resourceId()), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine();
            line != null && examples.size() < SHOWN;
            line = lines.readLine()) {
          examples.add(JsonFile.readLine(line, RejectedLine.class));
        }
      }
    }
    return examples;
  }
}
