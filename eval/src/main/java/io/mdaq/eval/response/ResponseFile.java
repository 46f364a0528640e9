// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.response;

import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes files of responses: JSON Lines in {@link ResponseReader#ORDER}. */
public final class ResponseFile {

  private ResponseFile() {}

  /**
   * Writes a file that bears its name only when it is complete.
   *
   * @param responses in any order, each prompt and turn once
   * @throws UserException where it cannot be written
   */
  public static void write(Path file, List<Response> responses) {
    List<Response> sorted = responses.stream().sorted(ResponseReader.ORDER).toList();
    try {
      WholeFile.write(
          file,
          stream -> {
            for (Response response : sorted) {
              stream.write(JsonFile.line(response));
              stream.write('\n');
            }
          });
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(file.toString())
              + ": the responses cannot be written: "
              + e
              + ". Check the folder, its permissions and the free space.",
          e);
    }
  }
}
