// SPDX-License-Identifier: Apache-2.0
package io.mdaq.pipeline.run;

import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.pipeline.files.OutputFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The configuration of a job that is launched by one process and finished by another, kept in the
 * output folder meanwhile: a manifest must not name a configuration that was not the job's.
 */
final class LaunchedWith {

  private static final String FILE = OutputFolder.RUN_FACTS + "/config.json";

  private LaunchedWith() {}

  static void write(OutputFolder output, Map<String, Object> config) throws IOException {
    output.writeWhole(FILE, stream -> JsonFile.write(stream, config));
  }

  /**
   * Compares.
   *
   * @throws UserException where it is another, or none was kept
   */
  static void requireSame(OutputFolder output, Map<String, Object> config) throws IOException {
    if (output.files(FILE).isEmpty()) {
      throw UserException.failed(
          "output.dir: %s: this is not the output of a job that was started from a template"
              .formatted(output.location()));
    }
    List<String> launched;
    try (InputStream stream = output.open(FILE)) {
      launched = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonFile.write(bytes, config);
    List<String> now = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    for (int line = 0; line < Math.max(launched.size(), now.size()); line++) {
      String before = line < launched.size() ? launched.get(line).strip() : "nothing";
      String after = line < now.size() ? now.get(line).strip() : "nothing";
      if (!before.equals(after)) {
        throw UserException.usage(
            "--finish: the job was launched with %s, and here is %s; give the same configuration"
                .formatted(before, after));
      }
    }
  }
}
