// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.response;

import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All answers of one system: a folder that {@code generate} finished, or a single file of responses
 * from elsewhere.
 *
 * @param place as the user named it
 * @param file the responses themselves
 * @param manifest what the folder says of itself; empty for a single file
 */
public record ResponseSet(Path place, Path file, Optional<ResponseManifest> manifest) {

  /** The responses inside a folder. */
  public static final String RESPONSES = "responses.jsonl";

  /** The mark of a finished folder. */
  public static final String MANIFEST = "manifest.json";

  /**
   * Opens a folder or a file; responses are read by {@link #read}.
   *
   * @throws UserException where there is none, or the folder was not finished
   */
  public static ResponseSet open(Path place) {
    if (!Files.isDirectory(place)) {
      ResponseReader.open(place).close();
      return new ResponseSet(place, place, Optional.empty());
    }
    Path manifest = place.resolve(MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      throw UserException.failed(
          Excerpt.escape(place.toString())
              + ": there is no "
              + MANIFEST
              + ", so this is no finished run of generate. Run the same command again: it goes on"
              + " where it stopped.");
    }
    return new ResponseSet(place, place.resolve(RESPONSES), Optional.of(read(manifest)));
  }

  /** Opens the responses, in the order of prompt and turn; closing is the caller's. */
  public ResponseReader read() {
    return ResponseReader.open(file);
  }

  private static ResponseManifest read(Path manifest) {
    try (InputStream stream = Files.newInputStream(manifest)) {
      return JsonFile.read(stream, ResponseManifest.class);
    } catch (IOException e) {
      throw UserException.failed(
          Excerpt.escape(manifest.toString())
              + ": is not the manifest of generate ("
              + Excerpt.of(String.valueOf(e.getMessage()))
              + "). Give the folder of a finished run of this version.",
          e);
    }
  }
}
