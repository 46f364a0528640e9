// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.manifest;

import io.mdaq.core.problem.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One hash for the files of a folder, such as a model's. */
public final class FolderHash {

  private FolderHash() {}

  /**
   * Reads some of the files of a folder and of the folders in it.
   *
   * @param counts which files count, by their path inside the folder
   * @return SHA-256 of the list of their paths inside the folder with their hashes, sorted
   * @throws UserException if one cannot be read
   */
  public static String of(Path folder, Predicate<Path> counts) {
    StringBuilder list = new StringBuilder();
    try {
      for (Path file : files(folder, counts)) {
        try (InputStream stream = Files.newInputStream(file)) {
          String name = folder.relativize(file).toString();
          list.append(name).append(' ').append(FileHash.of(name, stream).sha256()).append('\n');
        }
      }
      return Sha256.hex(list.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw UserException.failed(
          folder + ": cannot be read: " + e + ". Check the files' permissions and the disk.", e);
    }
  }

  private static List<Path> files(Path folder, Predicate<Path> counts) throws IOException {
    try (Stream<Path> all = Files.walk(folder, 2)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> counts.test(folder.relativize(file)))
          .sorted()
          .toList();
    }
  }
}
