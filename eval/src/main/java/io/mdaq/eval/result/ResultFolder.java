// SPDX-License-Identifier: Apache-2.0
package io.mdaq.eval.result;

import io.mdaq.core.checkpoint.WholeFile;
import io.mdaq.core.config.OutputConfig;
import io.mdaq.core.manifest.JsonFile;
import io.mdaq.core.problem.UserException;
import io.mdaq.core.text.Excerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The local folder of a result. It counts as finished once it holds its manifest.
 *
 * @param path the folder
 * @param own names of all that may be in it; those that end in {@code /} are folders
 */
public record ResultFolder(Path path, Set<String> own) {

  /** The mark of a finished folder. */
  public static final String MANIFEST = "manifest.json";

  /**
   * Checks, before any work is done, that there can be written.
   *
   * @throws UserException where something else is there, or may not be replaced
   */
  public static ResultFolder of(OutputConfig output, Set<String> own) {
    Path path = output.requireLocalDir();
    String shown = Excerpt.escape(path.toString());
    try {
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw UserException.usage(
            "output.dir: %s is no local folder; name one, which need not exist yet."
                .formatted(shown));
      }
      List<Path> present = Files.isDirectory(path) ? list(path) : List.of();
      for (Path file : present) {
        String name = file.getFileName() + (Files.isDirectory(file) ? "/" : "");
        if (!own.contains(name)) {
          throw UserException.usage(
              "output.dir: %s holds other files (%s); choose another folder."
                  .formatted(shown, Excerpt.escape(name)));
        }
      }
      if (!present.isEmpty() && output.ifExists() == OutputConfig.IfExists.REFUSE) {
        throw UserException.usage(
            "output.dir: %s is written already; choose another folder, or add --overwrite."
                .formatted(shown));
      }
      return new ResultFolder(path, Set.copyOf(own));
    } catch (IOException e) {
      throw UserException.usage(
          "output.dir: %s cannot be used: %s; choose a folder you may write to."
              .formatted(shown, e));
    }
  }

  /** Makes the folder; what is there no longer counts as finished, and its folders are emptied. */
  public void begin() {
    try {
      Files.createDirectories(path);
      Files.deleteIfExists(path.resolve(MANIFEST));
      for (String name : own) {
        if (name.endsWith("/")) {
          for (Path old : list(Files.createDirectories(path.resolve(name)))) {
            Files.delete(old);
          }
        }
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Writes a file of text in UTF-8. */
  public void write(String name, String text) {
    write(name, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes a record as JSON. */
  public void writeJson(String name, Object record) {
    write(name, stream -> JsonFile.write(stream, record));
  }

  /** Writes a file. */
  public void write(String name, WholeFile.Content content) {
    try {
      WholeFile.write(path.resolve(name), content);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UserException unwritable(IOException e) {
    return UserException.failed(
        "output.dir: cannot write to %s: %s. Check its permissions and the free space."
            .formatted(Excerpt.escape(path.toString()), e),
        e);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
